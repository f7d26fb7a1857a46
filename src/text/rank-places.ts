/**
 * Among whom a place in an order is: 全省 of 居全省第三, 西北 of 西北第一. Source of a pattern.
 */
export const AMONG_PLACES =
  '全[国省市区县州旗]|世界|全球|亚洲|(?:[东中西]{1,2}|西南|西北|东北|华[北东中南])(?:部地区|部|地区)|西北|西南|东北|华[北东中南]|长三角|珠三角|京津冀|沿海|沿边|国内|省内|市内|同类|同级|行业|区域|地区';
