import { describe, expect, it } from 'vitest';
import { ENGLISH_NAMES } from '../../src/lexicon/region-english.ts';
import { names } from '../../src/lexicon/region-index.ts';
import { latinNames, pinyinOf } from '../../src/lexicon/region-pinyin.ts';

describe('pinyin of names', () => {
  it.each(
    `重庆 chongqing 厦门 xiamen 长治 changzhi 六安 luan 蚌埠 bengbu 蚌山 bengshan 台州 taizhou 丽水 lishui 亳州 bozhou 东阿 donge
    大埔 dabu 黄埔 huangpu 乐清 yueqing 乐山 leshan 乐亭 laoting 乐陵 laoling 民乐 minle 洪洞 hongtong 洞口 dongkou 铅山 yanshan
    浚县 xunxian 蔚县 yuxian 涡阳 guoyang 歙县 shexian 黟县 yixian 盱眙 xuyi 郫都 pidu 单县 shanxian 任丘 renqiu 任县 renxian 尉犁 yuli
    尉氏 weishi 中牟 zhongmu 牟平 muping 牟定 mouding 井陉 jingxing 阳曲 yangqu 繁峙 fanshi 繁昌 fanchang 番禺 panyu 吐鲁番 tulufan
    莘县 shenxian 成都 chengdu 都江堰 dujiangyan 信都 xindu 长子 zhangzi 长垣 changyuan 大城 dacheng 大城县 daichengxian 闵行 minhang
    荥阳 xingyang 荥经 yingjing 犍为 qianwei 筠连 junlian 什邡 shifang 喀什 kashi 吴堡 wubu 柞水 zhashui 泌阳 biyang 渑池 mianchi
    黄陂 huangpi 曾都 zengdu 东莞 dongguan 百色 baise 枞阳 zongyang 泊头 botou 宿迁 suqian 会理 huili 珲春 hunchun 穆棱 muling 绥棱 suileng
    调兵山 diaobingshan 句容 jurong 莎车 shache 陕西 shaanxi 山西 shanxi 西藏 xizang 万柏林 wanbailin 六合 luhe 藏 zang 兖州 yanzhou 鄄城 juancheng
    耒阳 leiyang 儋州 danzhou 砀山 dangshan 岢岚 kelan 隰县 xixian 猇亭 xiaoting 勐海 menghai 郏县 jiaxian 睢县 suixian 盂县 yuxian`
      .trim()
      .split(/\s+(?=\p{Script=Han})/u)
      .map((pair) => pair.split(' ') as [string, string]),
  )('%s is %s', (name, letters) => {
    expect(pinyinOf(name)[0]?.join('')).toBe(letters);
  });

  it('every name of a division has a reading of one syllable a character', () => {
    for (const name of names.keys()) {
      const readings = pinyinOf(name);
      expect(readings.length, name).toBeGreaterThan(0);
      for (const reading of readings) {
        expect(reading, name).toHaveLength(name.length);
        expect(reading.join(''), name).toMatch(/^[a-z]+$/);
      }
    }
  });

  it('a name without a reading gives none', () => {
    expect(pinyinOf('Paris')).toEqual([]);
  });

  it('ü is found as u, v and yu', () => {
    for (const letters of ['luliang', 'lvliang', 'lyuliang']) {
      expect(latinNames(letters).map(({ entry }) => entry.name)).toContain('吕梁');
    }
  });
});

describe('customary names', () => {
  it('all stand for a name of a division', () => {
    for (const [name, english] of ENGLISH_NAMES) {
      expect(names.has(name), name).toBe(true);
      for (const one of english) expect(one, name).toMatch(/^[a-z]+(?:[ -][a-z]+)*$/);
    }
  });

  it('abbreviations that begin no name are unknown', () => {
    for (const letters of ['gdp', 'cpi', 'wifi', 'report', '']) expect(latinNames(letters)).toEqual([]);
  });
});
