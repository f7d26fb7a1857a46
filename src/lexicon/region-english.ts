/**
 * What pinyin does not tell of places in Latin letters: customary names, and the words of English that keep names apart
 * from other things. Data only, kept by hand; region-pinyin.ts and region-latin.ts read it.
 */

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** A short name or a full one → its names in English and in the older or the native spelling, lower case, "|" between. */
const CUSTOMARY = `
  陕西=shensi 内蒙古=inner mongolia|inner mongol|nei mongol 西藏=tibet|thibet 香港=hong kong|hongkong 澳门=macau|macao
  台湾=formosa 北京=peking 天津=tientsin 南京=nanking 重庆=chungking 青岛=tsingtao 厦门=amoy 汕头=swatow
  哈尔滨=harbin 齐齐哈尔=qiqihar|tsitsihar 佳木斯=kiamusze 牡丹江=mutanchiang 沈阳=mukden 延边=yonbyon 大理=tali
  呼和浩特=hohhot|huhhot|huhehot 包头=baotow|paotow 鄂尔多斯=ordos 呼伦贝尔=hulunbuir|hulun buir 巴彦淖尔=bayannur|bayan nur|bayannuur
  乌兰察布=ulanqab|ulanchab|ulaan chab 锡林郭勒=xilingol|xilin gol 阿拉善=alxa|alashan 兴安盟=hinggan 乌兰浩特=ulanhot
  锡林浩特=xilinhot 二连浩特=erenhot|erlian 满洲里=manzhouli 海拉尔=hailar 牙克石=yakeshi 额尔古纳=ergun 扎兰屯=zalantun
  科尔沁=horqin 准格尔=jungar|junggar 达拉特=dalad 鄂托克=otog 杭锦旗=hanggin 乌审旗=uxin 伊金霍洛=ejin horo 额济纳=ejin|ejina
  阿拉善左旗=alxa left 阿拉善右旗=alxa right 奈曼=naiman 库伦旗=hure 敖汉=aohan 翁牛特=ongniud 喀喇沁旗=harqin 克什克腾=hexigten
  扎鲁特=jarud 扎赉特=jalaid 阿尔山=arxan 霍林郭勒=holingol|huolin gol 鄂伦春=oroqen 鄂温克=ewenki 康巴什=kangbashi
  乌鲁木齐=urumqi|urumchi 喀什=kashgar|kashi 和田=hotan|khotan 吐鲁番=turpan|turfan 哈密=kumul 克拉玛依=karamay 库尔勒=korla
  阿克苏=aksu|aqsu 伊犁=ili|yili 昌吉=sanji 博尔塔拉=bortala 巴音郭楞=bayingolin|bayingol|bayin gol 克孜勒苏=kizilsu 阿勒泰=altay
  塔城=tarbagatay|qoqek 伊宁=yining|ghulja|gulja 奎屯=kuytun|kuitun 石河子=shihezi|shihhotzu 霍尔果斯=khorgos|horgos 阿拉山口=alashankou
  图木舒克=tumxuk|tumshuq 阿拉尔=aral|alar 莎车=yarkand|yarkant 库车=kuqa|kucha 鄯善=piqan 巴里坤=barkol 察布查尔=qapqal 塔什库尔干=taxkorgan|tashkurgan
  阿图什=artux|atush 疏勒=yengixar 英吉沙=yengisar 托克逊=toksun 若羌=qakilik|charkilik 且末=qarqan 和布克赛尔=hoboksar 玛纳斯=manas
  拉萨=lhasa 日喀则=shigatse|xigaze 林芝=nyingchi|nyingtri 昌都=qamdo|chamdo 那曲=nagqu|nagchu|nakchu 山南=lhoka|lhokha
  阿里地区=ngari 江孜=gyantse|gyangze 亚东=yadong|chomo 墨脱=medog|metok 米林=mainling 察隅=zayu 波密=bomi|bome 当雄=damxung 林周=lhunzhub
  阿坝=ngawa 甘孜=garze|kardze 九寨沟=jiuzhaigou 马尔康=barkam 康定=kangding|dartsedo 稻城=daocheng|dabba 理塘=litang
  若尔盖=zoige 迪庆=deqen|dechen 香格里拉=shangri-la|shangrila 甘南=gannan|kanlho 果洛=golog|golok 玉树=yushu|gyegu 海西=haixi
  格尔木=golmud|geermu 延吉=yanji 珲春=hunchun 西双版纳=xishuangbanna|sipsongpanna|sipsong panna 德宏=dehong 凉山=liangshan 雄安=xiong an|xiongan
  台北=taipei 新北=new taipei 高雄=kaohsiung 台中=taichung 台南=tainan 新竹=hsinchu 基隆=keelung 嘉义市=chiayi 桃园=taoyuan 花莲=hualien
  苗栗=miaoli 彰化=changhua 南投=nantou 屏东=pingtung 宜兰=yilan 台东=taitung 澎湖=penghu 深圳=shumchun 百色=bose 泉州=chinchew 无锡=wusih
  北京经济技术开发区=yizhuang|beijing economic-technological development area 苏州工业园区=suzhou industrial park`;

/** Chinese name → English names, words parted by one blank. */
export const ENGLISH_NAMES: ReadonlyMap<string, readonly string[]> = new Map(
  CUSTOMARY.trim()
    .split(/\s+(?=\p{Script=Han}+=)/u)
    .map((line) => {
      const [name = '', list = ''] = line.split('=');
      return [name, list.split('|')];
    }),
);

/**
 * Spellings of names that are also words of English, of other languages or of the trade. A place only with a capital and its
 * kind (Jingle County), or where the library holds it.
 */
export const WORD_SPELLINGS = words(`
  lean dean guiding guide boxing mile saga jingle longan wanting dari bole donga chaya hailing huma babu manas aral ili shenzhou
  fuxing ergun naiman hure alar xinhua harqin kumul bose tali yonbyon sanji`);

/** Single syllables that are words of English: a county of one character (Long County) needs capitals in its kind, too. */
export const WORD_SYLLABLES = words(`
  a ai an ban bin can chi dan dang den die do dong dun en fan fang fen gang go gong guan ha han hang he hen hong hun
  jun ken la lang lie ling long ma man mang me men mi mo mu na nan no nun pan pen pi pie pin ping ran rang ren run sang
  sha shan she shun song sue sun ta tan tang tao ten tie ting to ton tong wan wang we wen wo ya yang ye yen yin you yuan`);

/** Before a name with a capital they make it a person's: Wang Heping. */
export const SURNAMES = words(`
  wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo lin gao luo zheng liang xie song tang deng feng cao
  peng zeng xiao tian dong pan cai jiang yu du ye cheng wei su lu ding shen yao cui zhong tan fan jin shi liao jia xia fu
  fang bai zou meng xiong qin qiu yin xue yan duan lei hou shao mao wan qian xi mu hao gong ren lyu`);

/** After a name: things that are only called after the place, or lie in more places than one. */
export const CALLED_AFTER =
  /\s+(?:(?:normal|medical|agricultural|jiaotong|science)\s+)*(?:university|college|institute|road|street|avenue|bank|lake|river|mountains?|straits?|plateau|basin|sea|gulf|peninsula|delta|opera|duck|beer|group|corp(?:oration)?|company|co\.|news\s+agency|(?:winter\s+|summer\s+|youth\s+)?(?:olympics?|paralympics?)|asian\s+games|consensus)(?![a-z])/y;
/** Before a name, likewise. */
export const CALLED_BEFORE = /(?:^|[^a-z])(?:mount|lake|university\s+of|bank\s+of|gulf\s+of|strait\s+of|outer)\s+$/;

/** The nation as the subject of a report, not as a yardstick (the first in China) or a part of a name (China Mobile). */
export const NATION_PHRASES: readonly RegExp[] = [
  /(?<![a-z])(?:the\s+)?(?:state\s+council|(?:chinese\s+)?(?:national|central)\s+(?:people['’]?s\s+)?government|chinese\s+government)(?:['’]s)?(?![a-z])/g,
  /(?<![a-z])(?<!(?:first|best|most|top|largest|biggest|highest|lowest|oldest|longest|ranks?|ranked|leader|only)\s(?:[^.,;?!]{0,30}\s)?(?:in|of)\s)(?<!(?:south|north|east|west|western|eastern|central|northern|southern|southeast|southwest|northeast|northwest|greater|new|mainland|made\sin)\s)(?:the\s+)?(?:people['’]?s\s+republic\s+of\s+)?china(?:['’]s(?![a-z])|(?=\s*(?:$|[?.!,，？。]|\d|\p{Script=Han})|\s+(?:in|for|during|by|on|about|from|have|has|had|is|was|will|plan|plans|expect|expects|set|sets|aim|aims|want|wants|say|says|said|do|does|did|grow|spend|create|achieve|achieved|and|vs|versus|national|as)(?![a-z])))/gu,
  /(?<![a-z])(?<!(?:across|throughout|around|over|in|of)\s)(?:the|our)\s+(?:whole\s+|entire\s+)?(?:country|nation)(?:['’]s(?![a-z])|(?=\s*(?:$|[?.!,])|\s+(?:in|for|during|expect|plan|set|aim|grow|have|has|spend|as)(?![a-z])))/g,
  /(?<![a-z])(?:the\s+)?(?:national|nationwide)(?=\s+(?:gdp|economy|economic|report|budget|deficit|fiscal|growth|target|targets|unemployment|cpi|inflation|work\s+report|government\s+work)(?![a-z]))/g,
];
