/** Entry of the page. */
import { render } from 'preact';
import { App } from './app.tsx';
import { showTheme } from './preferences.ts';
import './styles/base.css';
import './styles/shell.css';
import './styles/side.css';
import './styles/conversation.css';
import './styles/answer.css';
import './styles/ask.css';
import './styles/panel.css';
import './styles/forced.css';
import './styles/print.css';

// Before anything is drawn: no white page in a dark room.
showTheme();
const app = document.getElementById('app');
if (app) render(<App />, app);
