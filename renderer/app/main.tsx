import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createAppState, start } from '../state/create-app-state';
import { AppStateProvider } from '../state/hooks';
import '../ui/tokens.css';
import '../ui/base.css';
import '../ui/forced-colors.css';
import { ErrorBoundary } from './error-boundary';
import { keepTabs } from './keep-tabs';
import { windowPorts } from './ports';
import { Workbench } from './workbench';

const app = createAppState(windowPorts());
// The frame of the window is drawn while the store is still being asked for what goes into it.
const opening = start(app, () => {
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <AppStateProvider app={app}>
        <ErrorBoundary part="The window">
          <Workbench opening={opening} />
        </ErrorBoundary>
      </AppStateProvider>
    </StrictMode>,
  );
}).then(() => keepTabs(app));
