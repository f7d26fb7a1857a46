/**
 * Questions about the speech itself: who gave it, on which day, at which meeting.
 */

const GIVEN = '(?:(?<!工)作|做|宣读|念|读)';

const FORMS = [
  `${GIVEN}[^，。,]{0,8}报告`,
  '报告(?:人|是谁|由谁|时间|日期)',
  `谁[^，。,]{0,8}${GIVEN}[^，。,]{0,4}报告`,
  // 报告由谁念的, 报告何时作的
  `报告[^，。,]{0,16}(?:谁|哪|什么时|何时|几月|几号)[^，。,]{0,12}${GIVEN}的`,
  `(?:谁|哪一?位)[^，。,]{0,10}${GIVEN}的[^，。,]{0,6}报告`,
  // 人代会何时召开
  '(?:报告|两会|人代会|人大)[^，。,]{0,12}(?:会|大会)?[^，。,]{0,4}(?:哪一?天|什么时[候间]|何时|几月|几号)[^，。,]{0,4}(?:开|召开|举行|作|做)',
  '(?<!副)(?:省|市|区|县|州)长(?:[(（][^)）]{0,12}[)）])?(?:是(?:谁|哪)|叫|姓)|(?:主席|(?<!副)总理)(?:是谁|叫|姓)',
  '(?:哪|什么)[^，。,]{0,4}(?:会议|大会)上',
  '\\bwho (?:is|was) (?:the )?(?:current )?(?:county )?(?:mayor|governor|magistrate|head|chief)\\b',
  '\\b(?:who|when)\\b.{0,30}\\b(?:deliver(?:ed)?|present(?:ed)?|gave|given?)\\b.{0,40}\\b(?:report|speech)',
];

export const ABOUT_SPEECH = new RegExp(FORMS.join('|'));
