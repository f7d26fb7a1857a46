import { it } from 'vitest';
import { nearRegions } from '../../src/lexicon/near-regions.ts';
import { nearIndicators } from '../../src/lexicon/near-indicators.ts';
import { loadGold } from '../../src/evaluation/gold.ts';
import { divisionByFullName, divisionsNamed } from '../../src/lexicon/regions.ts';
import { allDivisions } from '../../src/lexicon/region-index.ts';
import { scaleReports } from '../support/shared.ts';
import { fold } from '../../src/text/fold.ts';
const places = ['天津市宝坻区','天津市滨海新区','湖北省襄阳市','湖南省郴州市','天津市蓟州区','河北省保定市涞源县','河北省保定市','河北省保定市容城县','河北省保定市高阳县','河北省保定市曲阳县','山东省','山东省济南市','陕西省西安市','云南省','河北省保定市易县','天津市和平区','河北省保定市雄县','河北省石家庄市'];
const held = new Set(places.map((p)=>divisionByFullName(p)!.fullName));
it('try', { timeout: 300000 }, () => {
  for (const q of ['宝低区2021年的GDP','宝低2021年的GDP','天津宝底怎么样','襄杨的轨道交通','彬州2021年','彬州市','葪州区的路','天筋市宝低区','天津市宝低区','济难市2022','高杨县的鞋业','容成2019年','曲扬的石雕','石加庄的地铁','云男2026','来源的变化','山洞的长度','来源县的路','一县一策','以县为单位','西岸的步道','天津的和瓶区','熊县有哪些','襄阳和济难谁高','请问葪州怎么养老','定性和定量','襄樊的路','翼县','意县的路']) console.log(q, JSON.stringify(nearRegions(fold(q), held).map(({written,meant})=>written+'→'+meant)));
  for (const q of ['地区生产总直','一搬公共预算收入','规上工业增加直','规模以上工业曾加值','社会消费品另售总额','城镇心增就业多少人','森林复盖率','固定资产头资','工业用的面积']) console.log(q, JSON.stringify(nearIndicators(q)));
  const all = new Set(allDivisions.map(d=>d.fullName));
  for (const set of ['own-choose','hard-choose']) for (const {question} of loadGold('tests/gold/'+set+'.jsonl')) {
    const t = fold(question);
    for (const [n,h] of [['held',held],['all',all]] as const) { const r = nearRegions(t,h); if (r.length) console.log(n, question, r.map(({written,meant})=>written+'→'+meant).join()); }
    const i = nearIndicators(t); if (i.length) console.log('IND', question, JSON.stringify(i));
  }
  let n=0, hits=0, heldHits=0, ind=0; const seen=new Map<string,number>();
  for (const r of scaleReports().filter((_,i)=>i%9===0)) for (const s of r.text.split(/[。；！？\n，]/)) { const q=fold(s.trim()); if(q.length<4||q.length>60) continue; n++;
    const a=nearRegions(q, all); if(a.length){hits++; for(const {written,meant} of a){const k=written+'→'+meant; if(!seen.has(k)) console.log('S', q, k); seen.set(k,(seen.get(k)??0)+1);} }
    if (nearRegions(q, held).length) { heldHits++; console.log('HELD', q, JSON.stringify(nearRegions(q, held))); }
    const x = nearIndicators(q); if (x.length) { ind++; console.log('I', q, x.map(({written,meant})=>written+'→'+meant).join()); }
  }
  console.log({n,hits,heldHits,ind});
  const t = performance.now(); for (let i=0;i<1000;i++) nearRegions('2021年天津市宝坻区的老旧小区改造打算怎么做，计划投入多少钱，涉及多少户居民？', all); console.log('ms', (performance.now()-t)/1000);
  const u = performance.now(); for (let i=0;i<1000;i++) nearIndicators('2021年天津市宝坻区的老旧小区改造打算怎么做，计划投入多少钱，涉及多少户居民？'); console.log('ms', (performance.now()-u)/1000);
});
