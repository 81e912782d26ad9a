import { createRoot } from 'react-dom/client';
import { request } from '../bridge/stagecraft';

const info = await request('app.info');
createRoot(document.getElementById('root')!).render(<p>Stagecraft {info.version}</p>);
