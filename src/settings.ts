/**
 * All settings as one table. Environment variables, command-line flags and the README are views of it
 * (tests/settings.test.ts and tests/readme.test.ts hold them together).
 */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WenbaoError } from './errors.ts';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface Settings {
  /** Absolute path of the folder for store, index and downloaded models. */
  readonly data: string;
  readonly host: string;
  /** 0 = any free port. */
  readonly port: number;
  /** Load the sample library into an empty store. */
  readonly samples: boolean;
  /** Folder of an embedding model, or `builtin`; '' = the one chosen by `wenbao model use`, else the built-in one. */
  readonly model: string;
  /** '' = none. */
  readonly adminToken: string;
  /** '' = anyone who reaches the server may read. */
  readonly readKey: string;
  readonly logLevel: LogLevel;
  /** Absolute path of the folder that holds package.json, reports/, embeddings/model and dist/web. */
  readonly packageRoot: string;
}

export type SettingKey = Exclude<keyof Settings, 'packageRoot'>;

/** Values given on the command line, by setting. Strings are read like environment variables; `false` comes from `--no-…`. */
export type SettingFlags = { readonly [K in SettingKey]?: string | boolean | undefined };

/** One row of the table. */
export interface Setting<K extends SettingKey = SettingKey> {
  readonly key: K;
  /** Environment variable. */
  readonly name: string;
  /** Command-line form; null for secrets, because other users of the machine can read command lines. */
  readonly flag: string | null;
  /** As one would write it in the environment. */
  readonly default: string;
  /** What the value is: a folder, a number, 0 or 1 … */
  readonly unit: string;
  /** Only `wenbao serve` reads it. */
  readonly serveOnly: boolean;
  readonly help: { readonly en: string; readonly zh: string };
  /** @throws Unacceptable with what the value should have been, in Chinese */
  readonly parse: (raw: string) => Settings[K];
}

/** Thrown by the parsers below; loadSettings adds the name and the value seen. */
class Unacceptable extends Error {}

const text = (raw: string): string => raw;

function oneOf<T extends string>(allowed: readonly T[]): (raw: string) => T {
  return (raw) => {
    const found = allowed.find((value) => value === raw);
    if (found === undefined) throw new Unacceptable(`应为 ${allowed.join('、')} 之一`);
    return found;
  };
}

function parsePort(raw: string): number {
  if (!/^\d{1,5}$/.test(raw) || Number(raw) > 65535) throw new Unacceptable('应为 0 到 65535 的整数');
  return Number(raw);
}

function parseSwitch(raw: string): boolean {
  if (/^(1|true|yes|on)$/i.test(raw)) return true;
  if (/^(0|false|no|off)$/i.test(raw)) return false;
  throw new Unacceptable('应为 0 或 1');
}

function parseHost(raw: string): string {
  const host = raw.replace(/^\[(.*)\]$/, '$1');
  if (!/^[\w.:%-]+$/.test(host)) throw new Unacceptable('应为主机名或 IP 地址（不带端口）');
  return host;
}

type SettingTable = { readonly [K in SettingKey]: Setting<K> };

const TABLE: SettingTable = {
  data: {
    key: 'data',
    name: 'WENBAO_DATA',
    flag: '--data <folder>',
    default: './data',
    unit: 'folder',
    serveOnly: false,
    help: {
      en: 'Folder for the store, the index and downloaded models.',
      zh: '存放报告库、索引和下载模型的文件夹。',
    },
    parse: (raw) => resolve(raw),
  },
  host: {
    key: 'host',
    name: 'WENBAO_HOST',
    flag: '--host <address>',
    default: '127.0.0.1',
    unit: 'address',
    serveOnly: true,
    help: {
      en: 'Address to listen on; 0.0.0.0 lets other machines in.',
      zh: '监听的地址；0.0.0.0 表示允许其他机器访问。',
    },
    parse: parseHost,
  },
  port: {
    key: 'port',
    name: 'WENBAO_PORT',
    flag: '--port <number>',
    default: '3000',
    unit: '0–65535',
    serveOnly: true,
    help: {
      en: 'Port to listen on; 0 takes any free one and prints it.',
      zh: '监听的端口；0 表示任选一个空闲端口并打印出来。',
    },
    parse: parsePort,
  },
  samples: {
    key: 'samples',
    name: 'WENBAO_SAMPLES',
    flag: '--samples <0|1>',
    default: '1',
    unit: '0 or 1',
    serveOnly: false,
    help: {
      en: 'Whether an empty store is filled with the sample library.',
      zh: '报告库为空时是否装入自带的示例报告。',
    },
    parse: parseSwitch,
  },
  model: {
    key: 'model',
    name: 'WENBAO_MODEL',
    flag: '--model <folder>',
    default: '',
    unit: 'folder or builtin',
    serveOnly: false,
    help: {
      en: 'Folder of the embedding model, or `builtin`; empty means the one chosen by `wenbao model use`, else the built-in one.',
      zh: '向量模型的文件夹，或 `builtin`；留空表示用 `wenbao model use` 选定的模型，没有选过就用内置模型。',
    },
    parse: text,
  },
  adminToken: {
    key: 'adminToken',
    name: 'WENBAO_ADMIN_TOKEN',
    flag: null,
    default: '',
    unit: 'secret',
    serveOnly: true,
    help: {
      en: 'Token that calls which change the library must carry as `Authorization: Bearer <token>`; empty allows them on a loopback address only.',
      zh: '修改报告库的请求要用 `Authorization: Bearer <令牌>` 携带的令牌；留空表示只有监听本机地址时才开放这类请求。',
    },
    parse: text,
  },
  readKey: {
    key: 'readKey',
    name: 'WENBAO_READ_KEY',
    flag: null,
    default: '',
    unit: 'secret',
    serveOnly: true,
    help: {
      en: 'Key that every /api call must carry as `Authorization: Bearer <key>`; empty asks for none.',
      zh: '每个 /api 请求都要用 `Authorization: Bearer <key>` 携带的密钥；留空表示不需要。',
    },
    parse: text,
  },
  logLevel: {
    key: 'logLevel',
    name: 'WENBAO_LOG',
    flag: '--log <level>',
    default: 'info',
    unit: LOG_LEVELS.join(', '),
    serveOnly: true,
    help: {
      en: 'Least severe level that the server logs to stderr; questions appear from debug on.',
      zh: '服务器写到 stderr 的最低日志级别；debug 起才会记录问题原文。',
    },
    parse: oneOf(LOG_LEVELS),
  },
};

/** The rows, in the order they are shown. */
export const SETTINGS: readonly Setting[] = Object.values(TABLE) as unknown as readonly Setting[];

/**
 * @param env usually process.env; an empty value counts as not set
 * @param flags values from the command line; they win over `env`
 * @returns every setting, checked
 * @throws WenbaoError bad-request naming the variable or flag, the value seen (never that of a secret) and what is allowed
 */
export function loadSettings(env: Readonly<Record<string, string | undefined>>, flags: SettingFlags = {}): Settings {
  const read = <K extends SettingKey>(key: K): Settings[K] => {
    const setting = TABLE[key];
    const flag = flags[key];
    const fromFlag = flag !== undefined && flag !== '';
    const raw = fromFlag ? String(flag) : env[setting.name] || setting.default;
    try {
      return setting.parse(raw);
    } catch (error) {
      if (!(error instanceof Unacceptable)) throw error;
      const where = fromFlag ? (setting.flag?.split(' ')[0] ?? setting.name) : setting.name;
      const hint = `${setting.help.zh}${setting.default === '' ? '' : `默认值：${setting.default}`}`;
      throw new WenbaoError('bad-request', `${where} ${error.message}，收到“${raw}”`, { hint });
    }
  };
  return {
    data: read('data'),
    host: read('host'),
    port: read('port'),
    samples: read('samples'),
    model: read('model'),
    adminToken: read('adminToken'),
    readKey: read('readKey'),
    logLevel: read('logLevel'),
    packageRoot: packageRoot(),
  };
}

/** @returns variables that start with WENBAO_ but are no setting: most likely misspelled, and a misspelled key protects nothing */
export function unknownSettings(env: Readonly<Record<string, string | undefined>>): string[] {
  const known = new Set(SETTINGS.map((setting) => setting.name));
  return Object.keys(env).filter((name) => name.startsWith('WENBAO_') && !known.has(name));
}

/**
 * This file runs as src/settings.ts (tests) and dist/src/settings.js (built): the nearest package.json upwards is ours in both.
 *
 * @returns absolute path
 */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new WenbaoError('internal', '安装不完整：找不到 package.json', { hint: '重新安装' });
    folder = parent;
  }
  return folder;
}
