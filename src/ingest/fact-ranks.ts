/**
 * Places in an order: among whom (“在40个城市排名第二”, “西北第一”, “在省市均名列第一”) is no part of what is ranked.
 */
import { AMONG_PLACES } from '../text/rank-places.ts';

/** “办理时限缩减比例全市第一” */
const AMONG_ALL = /(?:全[国省市区县州]|世界|全球|国内|行业|同类)[^，。、]{0,6}$/;
const AMONG_PART = new RegExp(`(?:${AMONG_PLACES})(?:城市|各?[省市县区])?$`);
const AMONG_ANY = /(稳居|位居|居于?|位列|列|排名?|名列)[^，。、；;居列排名]{2,12}$/;
const AMONG_COUNTED = /在(?:全[国省市区县])?\d+[个家座][^，。；]{1,16}?(?:中|里)?(?:排名|位居|名列|位列|居|列)?$/;
const AMONG_SEVERAL = /在(?:全?[国省市区县、和]){1,5}(?=(?:均|都|双双|分别)?(?:稳居|位居|名列|位列|居|列|排名)?$)/;

const AMONG_NAMED =
  /(?<=\p{Script=Han}{2})在[^，。；]{2,24}(?:城市|[市县区]|省份|省区|地区)中?(?:排名|位居|名列|位列|居|列)?$/u;
/** “在投入和面积上均位居全市第一” */
const IN_THESE = /在([^，。；]{4,24})[上中](?=(?:均|都|双双)?(?:稳居|位居|名列|位列|居|列|排名)?$)/;

/** @param lead what stands before a rank @returns it without among whom the rank is; the name in it keeps its place */
export const withoutAmong = (lead: string): string =>
  lead
    .replace(AMONG_COUNTED, '')
    .replace(AMONG_SEVERAL, '')
    .replace(AMONG_ALL, '')
    .replace(AMONG_NAMED, '')
    .replace(IN_THESE, ' $1 ')
    .replace(AMONG_PART, '')
    .replace(AMONG_ANY, '$1');

/** “A、B、C3项指标居全市第一”: the number of them is no figure of its own. */
const ANNOUNCES = /^(?:主要)?(?:经济)?(?:指标|数据)(?!体系|任务|\d)/;
const LISTED = /、(?:[^，。；、\d]|\d+(?=[A-Za-z])|(?<=[A-Za-z])[\d.]+){2,24}$/;
const SET_UP = /(?:提出|设置|设定|制定|细化|确定|明确|选取|涵盖|包括|类|了)$/;

/** @param before what stands in front of a counted noun; @param noun what stands behind its number */
export const countsList = (before: string, noun: string): boolean =>
  ANNOUNCES.test(noun) && LISTED.test(before.slice(-40)) && !SET_UP.test(before);
