import { CrashBoundary } from './views/shell/crash-boundary.tsx';
import { Shell } from './views/shell/shell.tsx';

export function App() {
  return (
    <CrashBoundary>
      <Shell />
    </CrashBoundary>
  );
}
