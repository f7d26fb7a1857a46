import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { WenbaoError } from '../src/errors.ts';
import { loadSettings, SETTINGS, unknownSettings } from '../src/settings.ts';

const refusal = (env: Record<string, string>, flags = {}): WenbaoError => {
  try {
    loadSettings(env, flags);
  } catch (error) {
    if (error instanceof WenbaoError) return error;
    throw error;
  }
  throw new Error('the settings were accepted');
};

describe('settings', () => {
  test('have their documented defaults in an empty environment', () => {
    const { packageRoot, ...settings } = loadSettings({});
    expect(settings).toEqual({
      data: resolve('data'),
      host: '127.0.0.1',
      port: 3000,
      samples: true,
      model: '',
      adminToken: '',
      readKey: '',
      logLevel: 'info',
    });
    expect(existsSync(join(packageRoot, 'package.json'))).toBe(true);
    expect(existsSync(join(packageRoot, 'src/settings.ts'))).toBe(true);
  });

  test('come from the environment, and a flag wins over it', () => {
    const env = { WENBAO_DATA: '/srv/d', WENBAO_PORT: '8080', WENBAO_SAMPLES: '0', WENBAO_LOG: 'debug' };
    expect(loadSettings(env)).toMatchObject({ data: '/srv/d', port: 8080, samples: false, logLevel: 'debug' });
    expect(loadSettings(env, { port: '0', data: 'x' })).toMatchObject({ data: resolve('x'), port: 0, samples: false });
  });

  test('that are empty count as not set', () => {
    expect(loadSettings({ WENBAO_PORT: '', WENBAO_DATA: '' })).toMatchObject({ port: 3000, data: resolve('data') });
    expect(loadSettings({ WENBAO_PORT: '81' }, { port: '' }).port).toBe(81);
  });

  test.each([
    [{ WENBAO_PORT: '65536' }, {}, ['WENBAO_PORT', '65536', '0 到 65535']],
    [{ WENBAO_PORT: '-1' }, {}, ['WENBAO_PORT', '-1']],
    [{ WENBAO_PORT: '3e3' }, {}, ['WENBAO_PORT', '3e3']],
    [{ WENBAO_PORT: '80' }, { port: 'abc' }, ['--port', 'abc']],
    [{ WENBAO_SAMPLES: 'maybe' }, {}, ['WENBAO_SAMPLES', 'maybe', '0 或 1']],
    [{ WENBAO_HOST: 'http://x/' }, {}, ['WENBAO_HOST', 'http://x/']],
    [{ WENBAO_LOG: 'loud' }, {}, ['WENBAO_LOG', 'loud', 'debug']],
  ])('of a wrong form are refused by name: %o %o', (env, flags, parts) => {
    const error = refusal(env as Record<string, string>, flags);
    expect(error.code).toBe('bad-request');
    for (const part of parts) expect(error.message).toContain(part);
    expect(error.hint).toContain('默认值');
  });

  test.each([
    ['1', true],
    ['true', true],
    ['on', true],
    ['0', false],
    ['No', false],
  ])('read the switch %s as %s', (raw, value) => {
    expect(loadSettings({ WENBAO_SAMPLES: raw }).samples).toBe(value);
  });

  test('take an IPv6 address with or without brackets', () => {
    expect(loadSettings({ WENBAO_HOST: '[::1]' }).host).toBe('::1');
    expect(loadSettings({ WENBAO_HOST: '::1' }).host).toBe('::1');
  });

  test('that are misspelled are named', () => {
    expect(unknownSettings({ WENBAO_READKEY: 'x', WENBAO_READ_KEY: 'y', PATH: '/bin' })).toEqual(['WENBAO_READKEY']);
  });

  test('each stand in the table once, with both languages, and secrets have no flag', () => {
    const { packageRoot: _, ...settings } = loadSettings({});
    expect(SETTINGS.map((setting) => setting.key).sort()).toEqual(Object.keys(settings).sort());
    for (const setting of SETTINGS) {
      expect(setting.name).toMatch(/^WENBAO_[A-Z_]+$/);
      expect(setting.help.en).toMatch(/\.$/);
      expect(setting.help.zh).toMatch(/[\u4e00-\u9fff].*。$/);
      if (setting.unit === 'secret') expect(setting.flag).toBeNull();
      else expect(setting.flag).toMatch(/^--[a-z]+ /);
    }
  });
});
