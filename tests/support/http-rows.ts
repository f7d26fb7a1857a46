/** A request to the HTTP interface as a row of a table: what is sent, and what must and must not come back. */
import { expect } from 'vitest';
import { testApp } from './http-app.ts';

export interface Row {
  readonly name: string;
  readonly path: string;
  readonly init?: RequestInit;
  readonly status: number;
  readonly has?: readonly string[];
  readonly hasNot?: readonly string[];
}

/** The reply has the row's status and parts; every failure has the one shape of errors. */
export async function expectReply({ path, init, status, has = [], hasNot = [] }: Row): Promise<void> {
  const response = await testApp().app.request(path, init);
  const body = await response.text();
  expect(response.status, body).toBe(status);
  if (init?.method !== 'HEAD') {
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    const json = JSON.parse(body);
    if (status >= 400) {
      expect(Object.keys(json)).toEqual(['error']);
      expect(Object.keys(json.error)).toEqual(['code', 'message', 'hint']);
    }
  }
  for (const part of has) expect(body).toContain(part);
  for (const part of hasNot) expect(body).not.toContain(part);
}
