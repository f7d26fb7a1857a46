/** Requests with files in a form. */
import { reportText } from './assistant.ts';

export interface NamedFile {
  readonly name: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
}

/** A POST of these files, each as a part named `files`. */
export function upload(files: readonly NamedFile[], headers: Record<string, string> = {}): RequestInit {
  const body = new FormData();
  for (const { name, content } of files) body.append('files', new File([content], name));
  return { method: 'POST', body, headers };
}

/** A report that the real assistant and, by its first line, the fake one can read. */
export const goodFile = (name = '易县.txt', region = '河北省保定市易县', figure = '31.7万吨'): NamedFile => ({
  name,
  content: reportText(region, 2023, [
    `全县粮食总产量达到${figure}，城镇新增就业8200人。`,
    '新建改造农村公路126公里，建成养老驿站15个。',
    '深入推进厕所革命，改造农村户厕3400座。',
  ]),
});
