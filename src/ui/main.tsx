import './theme/theme.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startPlayer } from '../player/hooks.ts';
import { App } from './app.tsx';

// Only a link that names panels needs to know which there are.
startPlayer(async () => (await import('./panels/registry.ts')).panels.map(({ id }) => id));

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
