import { openStore } from '../../src/store/database.ts';
import { describeStore } from '../contracts/store.ts';

describeStore('SQLite', () => openStore(':memory:'));
