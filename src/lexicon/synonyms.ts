/**
 * Everyday and short names of things that reports call by an official name. Data with a look-up; the full list of indicators comes
 * with the facts.
 */

/** Everyday name (folded: lower case, simplified) → the words of the reports. Longer names first where one holds another. */
const OFFICIAL: readonly (readonly [everyday: RegExp, official: string])[] = [
  [/人均gdp/g, '人均地区生产总值'],
  // 单位GDP能耗 is written so in the reports.
  [/(?<!单位)(?<![a-z])gdp(?![a-z])/g, '地区生产总值'],
  [/经济增速|经济增长率/g, '地区生产总值增速'],
  // Reports use 全部财政收入, 地方财政收入 and 财政总收入 themselves.
  [/(?<!公共|地方|级|总|全部|全口径|全国|国家|中央)财政收入/g, '一般公共预算收入'],
  [/社零(?:总额)?|社消零/g, '社会消费品零售总额'],
  [/固投/g, '固定资产投资'],
  [/(?<![a-z])cpi(?![a-z])|物价(?:涨幅|水平)/g, '居民消费价格'],
  [/规上/g, '规模以上'],
  [/外贸总额|外贸进出口|进出口贸易/g, '进出口总额'],
  [/高企(?!业)/g, '高新技术企业'],
];

/** @param text folded. @returns the text with everyday names of indicators replaced by official ones */
export function officialNames(text: string): string {
  return OFFICIAL.reduce((rest, [everyday, official]) => rest.replace(everyday, official), text);
}
