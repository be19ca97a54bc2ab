// The page begins here; its languages first.
import './words/languages';
import { createRoot } from 'react-dom/client';
import '@mantine/core/styles.css';
import '@mantine/charts/styles.css';
import '@mantine/notifications/styles.css';
import './look.css';
import { App } from './app';
import { shareNonce } from './nonce';
import { languageSpoken } from './words/spoken';

shareNonce();
document.documentElement.lang = languageSpoken();
const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
