/**
 * Characters that are taken for one another by their shape, as far as names of divisions hold them. Data, chosen by eye
 * from the characters of those names; what sounds alike (char-pinyin.json) is not repeated unless its shape misleads more.
 * Groups are parted by blanks; each character of a group looks like every other one of it.
 */
const GROUPS = `
  坻低抵底邸砥 蓟葪 襄骧攘囊壤 郴彬琛 鄱番播潘 亳毫豪 濮璞蹼仆 睢雎 歙翕 黟黝 盱盯旴 眙贻怡胎 邳丕邱 郯剡 鄄甄 莘辛萃 莒宫苣
  茌荏茬 临监 沭沐沫 汨汩泊 洮桃 洱饵 浔鲟 淄缁辎 淅浙 渑绳 漯螺骡 潞璐露 澧醴 濉睢 瀍缠 灞坝霸 犍健键 珲晖浑 琅狼郎朗廊
  盂孟 砀荡 硚桥 祁祈 秭姊 稷谡 筠均 綦基 缙晋 芮内 芷止 荥荣荧 莱菜 菏荷 蒗浪 蔚慰尉 薛孽 谯樵 赉赍 郏夹陕 郓郸 鄂颚萼
  鄢焉 酉西 铅船 隰湿 颍颖 麟鳞 乌鸟 于干千 未末 戍戌 日曰 田由甲申 土士 石右 太大 天夫 开井 王玉主 丰韦 平乎 永水 汉汊
  沈沉 沂忻圻 沅元 沧仓苍 汾份 河何 泗四 泸沪庐 泾径经 津律 浦甫捕埔 涡锅 涞来 涿琢 淮准推 清请情晴 渝愉喻榆 湘相厢 湖糊
  溧漂 溆叙 滁除徐 滨宾槟 漳障樟 潍维 潢横 濠壕 宜宣 宿缩 岳兵 岢苛 崂唠 崇祟 嵊乘 庄压 庐卢 廉帘 徽微 徐涂 抚扰 攸悠
  昌冒 昭招 晋普 曹遭 朔塑 杞祀 杭抗 枞纵 枣刺 栾峦 桂佳挂 桐铜 桓恒 梧悟 榆输 槐愧 涪培 辰晨 邢刑 阆间 阜埠 陇拢 陕狭峡
  陵凌棱 靖静 顺项 饶绕 驻住 吉古 昆混 岚风 怀坏 梅海 密蜜 泌沁 浚俊 洼注 淇棋 渭谓 涵函 温湿 滕藤腾 灌罐 瑞端 甸旬 皋泉
  眉梅 竞竟 芜无 芝之 苏办 茂贸 莆蒲 萧肃箫 蒙家 蓬篷 藁蒿 蠡彖 贡贺 贵责 迁过 迦加 遂逐 邑巴 邵绍 郫啤 鄞勤 酒洒 钦软
  铜桐 锡踢 镇填 阎阁 阿河 隆降 雄稚 霍藿 韶绍 饶烧 鹿麓 鼎鼐
`;

/** Character → those it is taken for. */
const alike = new Map<string, string>();
for (const group of GROUPS.trim().split(/\s+/)) {
  for (const character of group) alike.set(character, (alike.get(character) ?? '') + group);
}

/** Do the two look alike? Not of a character and itself. */
export function looksAlike(one: string, other: string): boolean {
  return one !== other && (alike.get(one)?.includes(other) ?? false);
}
