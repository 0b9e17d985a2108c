import './theme/theme.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startPlayer } from '../player/hooks.ts';
import { App } from './app.tsx';
import { panels } from './panels/registry.ts';

startPlayer(panels.map(({ id }) => id));

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
