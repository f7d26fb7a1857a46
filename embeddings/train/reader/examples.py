"""Makes the examples of the reading model: work/examples.pkl, (question, sentence, start, end, answers, source) each.

    python3 examples.py <training folder> <reports.jsonl.gz>

`start` and `end` are places of the words that answer in the normalised sentence, -1 where it answers as a whole or not at all;
`answers` is 1 or 0. Sources: read (questions of the reading sets, with the sentence that answers) and read-not (with another
sentence of the passage); made (a question made of a sentence of running text, by taking out a name, a date, a figure), made-not
(one that asks for what the sentence lacks) and made-other (a made question with another sentence of its text); written
(questions.jsonl: questions and near misses written by hand for this project) and written-apart (the groups of them that are held out).
"""
import collections
import glob
import gzip
import hashlib
import json
import os
import pickle
import random
import re
import sys

import numpy

from inputs import DIRECTIONS, HERE, TOKENIZER, WEIGHTS, WORK, arrays, normalise

SEED = 7
LONGEST_QUESTION, LONGEST_SENTENCE, LONGEST_ANSWER = 60, 170, 40
# Of the written ones, sentences are longer.
LONGEST_WRITTEN = 200
# Round and group of the written questions that are not trained on: the first chose, the other only measures.
APART = {(1, 3), (4, 8)}
CHARACTERS = 4200
GOLD = os.path.join(HERE, '..', '..', '..', 'tests', 'gold')
KEPT_APART = os.path.join(HERE, '..', 'reports-kept-apart.txt')

_sentence = re.compile(r'[^。!?;！？；\n]+[。!?;！？；]?')


def read_gzip(path):
    with gzip.open(path, 'rt', encoding='utf-8') as file:
        return [json.loads(line) for line in file]


def sentences(text):
    return [match.span() for match in _sentence.finditer(text) if match.group().strip()]


class Examples:
    def __init__(self):
        self.chance = random.Random(SEED)
        self.all = []

    def add(self, question, sentence, answer, source, start=None, answers=1):
        """@param start place of the answer in the sentence as it is given. @returns whether it could be used"""
        question = normalise(question)[:LONGEST_QUESTION]
        text = normalise(sentence)
        if not answer:
            self.all.append((question, text[:LONGEST_SENTENCE], -1, -1, answers, source))
            return True
        words = normalise(answer)
        at = len(normalise(sentence[:start]))
        if text[at:at + len(words)] != words:
            at = text.find(words)
            if at < 0:
                return False
        first, end = (at, at + len(words)) if len(words) <= LONGEST_ANSWER else (-1, -1)
        if len(text) > LONGEST_SENTENCE:
            begin = first - self.chance.randrange(20, LONGEST_SENTENCE - 40) if first >= 0 else 0
            begin = max(0, min(begin, len(text) - LONGEST_SENTENCE))
            text = text[begin:begin + LONGEST_SENTENCE]
            if first >= 0:
                first, end = first - begin, end - begin
            if end > len(text):
                return False
        self.all.append((question, text, first, end, answers, source))
        return True


def read(examples, folder):
    for row in read_gzip(os.path.join(folder, 'reading.jsonl.gz')):
        passage, start, answer = row['passage'], row['start'], row['answer']
        spans = sentences(passage)
        own = [i for i, (first, end) in enumerate(spans) if first <= start < end]
        if not own:
            continue
        own = last = own[0]
        first, end = spans[own]
        while end < start + len(answer) and last + 1 < len(spans):
            last += 1
            end = spans[last][1]
        short = len(answer) <= LONGEST_ANSWER
        examples.add(row['question'], passage[first:end], answer if short else None, 'read', start - first)
        others = [i for i, (a, b) in enumerate(spans)
                  if not own <= i <= last and answer not in passage[a:b] and b - a > 12]
        asked = set(row['question'])
        others.sort(key=lambda i: -len(asked & set(passage[spans[i][0]:spans[i][1]])))
        if others:
            for i in others[:2 if examples.chance.random() < 0.3 else 1]:
                examples.add(row['question'], passage[slice(*spans[i])], None, 'read-not', None, 0)


_begins = r'(?:(?<=[、,，;；。由与和在的被为:：\n“])|^)'
_before = ''.join(f'(?<={verb})|' for verb in
                  ('入选', '获得', '荣获', '获评', '成为', '名为', '评为', '当选', '担任', '出任'))[:-1]
# What is taken out of a sentence, by kind.
TAKEN = {
    'date': re.compile(r'(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日|今年年底前?|年底前|去年年底|今年\d{1,2}月份?|[上下]半年'),
    'dur': re.compile(r'(?<![\d年])(?:\d+(?:\.\d+)?|[两三四五六七八九十]{1,2})(?:个月|天(?!然|津)|小时|分钟|个工作日|年(?=[内来以,，。的]))'),
    'money': re.compile(r'(?:\d[\d.,]*)(?:多|余)?(?:万亿|亿|万|千)?多?(?:元|美元|块)'),
    'share': re.compile(r'\d[\d.]*(?:%|％|个百分点)'),
    'count': re.compile(
        r'(?:\d[\d.]*)(?:万|亿|余|多)*(?:家|个|人次|人|户|座|条|项|辆|套|所|名|公里|亩|万亩|吨|平方米|平方公里|场|件|台|张|处|种|头|列|架|艘|万千瓦|千瓦时)(?!月)'),
    'org': re.compile(
        _begins + r'[\u4e00-\u9fff]{2,14}?(?:有限公司|公司|集团|医院|大学|学院|银行|研究院|研究所|委员会|协会|中学|小学)(?=[、,，。;；的在与和将已正等建开联签宣成为向举发推设投])'),
    'place': re.compile(
        r'(?<=[在到往赴自户于])[\u4e00-\u9fff]{2,9}?(?:省|市|县|区|镇|乡|村|街道|新区|开发区|机场|港|岛|广场|中心|体育馆|人民大会堂)(?=[、,，。;；举召建开正投落启成发的])'),
    'title': re.compile(r'(?<=[“《])[\u4e00-\u9fffA-Za-z0-9·—+]{2,14}(?=[”》])'),
    'after': re.compile(rf'(?:{_before})[“《]?[\u4e00-\u9fff]{{3,16}}?(?=[”》]?[,，。;；])'),
    'before': re.compile(
        r'(?:(?<=[、,，;；。\n])|^)[\u4e00-\u9fff]{2,10}?(?=入选|获得|荣获|获评|成为|被评为|正式开通|建成通车|投入使用|建成投产|开工建设|落户|当选|通车运营|竣工)'),
}
ASKED = {
    'date': ['什么时候', '什么时间', '何时', '哪年', '哪一年', '哪个月', '哪天', '啥时候', '几月几号'],
    'dur': ['多久', '多长时间', '几年', '几天', '多少天', '几个月', '多少时间'],
    'money': ['多少钱', '多少', '多少资金', '多少元', '几个亿', '多少亿元', '多少万元'],
    'share': ['百分之几', '多少', '百分之多少', '多大比例', '几个百分点'],
    'count': ['多少', '几'],
    'org': ['哪家', '谁', '哪家单位', '哪个机构'],
    'place': ['哪里', '哪儿', '什么地方', '哪个地方', '哪', '何处'],
    'title': ['什么', '叫什么', '哪个', '什么名字', '哪一个'],
    'after': ['什么', '什么称号', '哪个', '什么荣誉', '什么职务', '啥'],
    'before': ['哪个', '谁', '什么', '哪里', '哪一个', '哪条', '哪座', '哪家', '哪个项目', '哪位'],
}
ENDINGS = {
    '公司': ['哪家公司', '哪家企业'], '集团': ['哪家集团', '哪家企业'], '医院': ['哪家医院', '哪所医院'],
    '大学': ['哪所大学', '哪所高校'], '学院': ['哪所学院', '哪所高校'], '银行': ['哪家银行'],
    '研究院': ['哪家研究院', '哪个机构'], '研究所': ['哪个研究所'], '委员会': ['哪个部门', '哪个机构'], '协会': ['哪个协会'],
    '中学': ['哪所学校'], '小学': ['哪所学校'], '省': ['哪个省'], '市': ['哪个市', '哪座城市'], '县': ['哪个县'],
    '区': ['哪个区'], '镇': ['哪个镇'], '乡': ['哪个乡'], '村': ['哪个村'], '岛': ['哪个岛'],
}
LABELS = {'date': '时间', 'dur': '时间', 'money': '金额', 'share': '比例', 'count': '数量', 'org': '单位', 'place': '地点',
          'title': '名称', 'after': '名称', 'before': '名称'}
_counter = re.compile(
    r'(?:万|亿|余|多)*(家|个|人次|人|户|座|条|项|辆|套|所|名|公里|亩|吨|平方米|平方公里|场|件|台|张|处|种|头|列|架|艘)')
_marks = r'[,，;；:：。]'


class Maker:
    """Makes questions of sentences: the words around what is taken out, some dropped, some replaced by near ones."""

    def __init__(self, chance):
        self.chance = chance
        self.known = {}

    def near(self, number):
        if number not in self.known:
            similarity = DIRECTIONS @ DIRECTIONS[number]
            self.known[number] = [int(one) for one in numpy.argsort(-similarity)[1:8]
                                  if similarity[one] > 0.55 and WEIGHTS[one] > 0]
        return self.known[number]

    def noisy(self, text, drop, replace):
        if not text:
            return ''
        kept = []
        for number, piece in zip(TOKENIZER.encode(text), TOKENIZER.encode(text, out_type=str)):
            if self.chance.random() < drop:
                continue
            if len(piece) >= 2 and self.chance.random() < replace and self.near(number):
                piece = TOKENIZER.id_to_piece(self.chance.choice(self.near(number)))
            kept.append(piece)
        return ''.join(kept)

    def word(self, kind, taken):
        if kind in ('org', 'place'):
            for ending, words in ENDINGS.items():
                if taken.endswith(ending) and self.chance.random() < 0.7:
                    return self.chance.choice(words)
        if kind == 'count':
            counter = _counter.search(taken)
            word = self.chance.choice(ASKED['count'])
            return word + (counter.group(1) if counter and self.chance.random() < 0.8 else '')
        return self.chance.choice(ASKED[kind])

    def question(self, sentence, kind, start, end):
        """A question that sentence[start:end] answers; None when too few words are left."""
        chance = self.chance
        low = max((match.end() for match in re.finditer(_marks, sentence[:start])), default=0)
        stop = re.search(_marks, sentence[end:])
        high = end + stop.start() if stop else len(sentence)
        left, right = (re.sub(r'[“”《》"]', '', part) for part in (sentence[low:start][-22:], sentence[end:high][:22]))
        beside = ''
        if chance.random() < 0.35:
            others = [one for one in re.split(_marks, sentence[:low] + ' ' + sentence[high:]) if 4 <= len(one) <= 24]
            if others:
                beside = chance.choice(others)
        drop, replace = chance.choice([0, 0.1, 0.25, 0.4]), chance.choice([0, 0.15, 0.3])
        left, right = self.noisy(left, drop, replace), self.noisy(right, drop, replace)
        beside = self.noisy(beside, drop + 0.1, replace)
        if len(left) + len(right) + len(beside) < 4:
            return None
        word = self.word(kind, sentence[start:end])
        if chance.random() < 0.3 and right:
            right = right[:chance.randrange(1, len(right) + 1)]
        form = chance.random()
        if form < 0.55:
            question = left + word + right
        elif form < 0.7:
            question = left + right + ('是' if chance.random() < 0.7 else '') + word
        elif form < 0.8:
            question = word + left + right
        elif form < 0.9:
            question = left + right + '的' + ('是' if chance.random() < 0.5 else '') + word
        else:
            question = left + right + ' ' + LABELS[kind]
        if beside:
            joined = chance.choice([',', '的', ''])
            question = beside + joined + question if chance.random() < 0.7 else question + ',' + beside
        if chance.random() < 0.5:
            question += '?'
        return question if len(question) >= 6 else None


def running_texts(folder, reports):
    """(source, text) of the training folder without the reports over which questions of tests/gold are asked."""
    apart = set()
    for path in glob.glob(os.path.join(GOLD, '*-reports.json')):
        with open(path, encoding='utf-8') as file:
            apart |= {row['scale'] for row in json.load(file).values() if isinstance(row, dict) and row.get('scale')}
    marks = {normalise(row['text'])[200:260] for row in reports if row['id'] in apart}
    texts = []
    for row in read_gzip(os.path.join(folder, 'text.jsonl.gz')):
        if row['source'] == 'report':
            text = normalise(row['text'])
            if any(mark in text for mark in marks):
                continue
        texts.append((row['source'], row['text']))
    return texts


# Most examples of a kind: of reports, policy papers and plans; of all with the news.
MOST, MOST_WITH_NEWS = 3500, 6000
MOST_NOT, MOST_NOT_WITH_NEWS = 8000, 14000
MOST_OF_SOURCE = {'news': 90000, 'policy': 14000, 'report': 36000, 'plan': 3000}


def made(examples, folder, reports):
    chance, maker = examples.chance, Maker(examples.chance)
    counts, kinds = collections.Counter(), collections.Counter()
    texts = running_texts(folder, reports)
    chance.shuffle(texts)
    texts.sort(key=lambda one: one[0] == 'news')
    for source, text in texts:
        if counts[source] >= MOST_OF_SOURCE[source]:
            continue
        said = [text[first:end].strip() for first, end in sentences(text)]
        said = [one for one in said if 18 <= len(one) <= 200]
        if not said:
            continue
        taken = 200 if source == 'report' else min(len(said), 10) if source == 'news' else len(said)
        for sentence in chance.sample(said, min(len(said), taken)):
            sentence = normalise(sentence)
            found = {kind: [match.span() for match in pattern.finditer(sentence)] for kind, pattern in TAKEN.items()}
            have = [kind for kind in found if found[kind]]
            if have and chance.random() < 0.85:
                kind = min(have, key=lambda one: kinds[one])
                if kinds[kind] > (MOST_WITH_NEWS if source == 'news' else MOST):
                    continue
                start, end = chance.choice(found[kind])
                question = maker.question(sentence, kind, start, end)
                if question is None:
                    continue
                if sentence.count(sentence[start:end]) > 1 and chance.random() < 0.7:
                    continue
                if not examples.add(question, sentence, sentence[start:end], 'made', start):
                    continue
                counts[source] += 1
                kinds[kind] += 1
                if chance.random() < 0.35:
                    others = [one for one in map(normalise, said) if one != sentence]
                    if others:
                        asked = set(question)
                        other = max(chance.sample(others, min(12, len(others))), key=lambda one: len(asked & set(one)))
                        if sentence[start:end] not in other:
                            examples.add(question, other, None, 'made-other', None, 0)
                continue
            lacks = [kind for kind in ('date', 'dur', 'money', 'org', 'place', 'share', 'title') if not found[kind]]
            if not lacks:
                continue
            if 'date' in lacks and re.search(r'年|月|日|今|去', sentence):
                lacks = [kind for kind in lacks if kind != 'date'] or lacks
            if kinds['not'] > (MOST_NOT_WITH_NEWS if source == 'news' else MOST_NOT):
                continue
            kinds['not'] += 1
            kind = chance.choice(lacks)
            clauses = [match.span() for match in re.finditer(r'[^,，;；:：。]{6,40}', sentence)]
            if not clauses:
                continue
            start, end = chance.choice(clauses)
            gap = chance.choice([start, end, chance.randrange(start, end)]) - start
            question = maker.question(sentence[start:end], kind, gap, gap)
            if question is not None:
                examples.add(question, sentence, None, 'made-not', None, 0)
                counts[source] += 1


def written(reports):
    """The questions written by hand, with their rounds; none over a report that is kept apart."""
    with open(KEPT_APART, encoding='utf-8') as file:
        apart = {line.split()[0] for line in file}
    texts = {row['id']: normalise(row['text']) for row in reports}
    found = []
    with open(os.path.join(HERE, 'questions.jsonl'), encoding='utf-8') as file:
        rows = [json.loads(line) for line in file]
    for row in rows:
        text = texts[row['report']]
        if hashlib.sha256(text[:400].encode()).hexdigest()[:16] in apart:
            raise SystemExit(f"{row['report']} is kept apart")
        sentence = text[row['at']:row['at'] + row['length']]
        start = end = -1
        if isinstance(row['answer'], list) and row['answer'][1] <= LONGEST_ANSWER:
            start, end = row['answer'][0], sum(row['answer'])
        if len(sentence) > LONGEST_WRITTEN:
            begin = max(0, min(start - 60 if start >= 0 else 0, len(sentence) - LONGEST_WRITTEN))
            sentence = sentence[begin:begin + LONGEST_WRITTEN]
            if start >= 0:
                start, end = start - begin, end - begin
        source = 'written-apart' if (row['round'], row['group']) in APART else 'written'
        question = normalise(row['question'])[:LONGEST_QUESTION]
        found.append((row['round'], (question, sentence, start, end, int(row['answer'] is not None), source)))
    return found


def main(folder, path):
    os.makedirs(WORK, exist_ok=True)
    reports = read_gzip(path)
    examples = Examples()
    read(examples, folder)
    made(examples, folder, reports)
    print(collections.Counter(one[5] for one in examples.all))
    counted = collections.Counter(character for one in examples.all for character in one[0] + one[1])
    common = [character for character, number in counted.most_common(CHARACTERS) if number >= 3]
    characters = {character: number + 2 for number, character in enumerate(common)}
    by_hand = written(reports)
    print(collections.Counter((number, one[5]) for number, one in by_hand))
    with open(os.path.join(WORK, 'characters.json'), 'w', encoding='utf-8') as out:
        json.dump(''.join(common), out, ensure_ascii=False)
    with open(os.path.join(WORK, 'examples.pkl'), 'wb') as out:
        pickle.dump({'other': arrays(examples.all, characters),
                     'rounds': [number for number, _ in by_hand],
                     'written': arrays([one for _, one in by_hand], characters)}, out)


if __name__ == '__main__':
    main(*sys.argv[1:3])
