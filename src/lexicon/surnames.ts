/** Common surnames of one character. */
export const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文';

/** Surnames that begin everyday words too (关心, 施工): only where a title or a deed beside them says that it is a person. */
export const DOUBTFUL_SURNAMES = '庄冷信温葛关施岳倪严牛';
