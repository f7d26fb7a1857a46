/**
 * Counted things whose noun alone says little: which ones are meant, what they became, whose money it is.
 */
import type { Name } from './fact-lists.ts';
import { actions } from './fact-words.ts';

/** 项目 alone says little. */
const THING = /^(?:项目|工程|企业|平台|产业|单位|园区|学校|医院|景区|村|乡镇|行动|领域|产品|品牌|技术|成果)/;
const EXAMPLE_MAX = 14;

/** “甲食品、乙包装等6个项目”: the last example tells which ones are meant. */
export function ofExamples(text: string, own: Name, object: Name): Name {
  const example = /[^、，]*$/.exec(own.text)?.[0] ?? '';
  const start = own.end - example.length;
  return THING.test(object.text) &&
    /^.{2,}等$/.test(example) &&
    example.length <= EXAMPLE_MAX &&
    text.slice(start, own.end) === example
    ? { ...object, text: example + object.text, start }
    : object;
}

/** “中央财政安排5亿元资金”: whose money it is. */
export function fundsOf(text: string, own: Name, object: Name): Name | null {
  if (!/^(?:专项)?(?:资金|贷款|补助|经费|投资)$/.test(object.text)) return null;
  const verb = actions.atEnd(own.text);
  const gives = verb >= 2 || /拟安排$/.test(text.slice(own.end, own.end + 6).replace(/[\d.]+.*$/, ''));
  const whose = own.text.slice(0, own.text.length - verb);
  return gives && whose.length >= 2 ? { ...object, text: whose + object.text, start: own.start } : null;
}

/** “3个项目获评全国典型案例”: the bare noun says less than what the things became. */
const BECAME =
  /^(?:成功|均|全部)?被?(?:获评|入选|评为|认定为|命名为|获批|成为|晋升为|上榜|纳入|列入|跻身|获得|荣获)[^，。；、,;\d]{3,22}(?=[，。；、,;]|$)/;
export function becoming(text: string, name: Name): Name {
  const became = /^(?:项目|企业|单位|产品|技术|成果|案例|学校|村|镇|县|人|作品|品牌|平台|基地|园区|景区)$/.test(
    name.text,
  )
    ? BECAME.exec(text.slice(name.end, name.end + 32))?.[0]
    : undefined;
  return became === undefined ? name : { ...name, text: name.text + became, end: name.end + became.length };
}
