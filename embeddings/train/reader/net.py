"""The reading model: a question and a sentence, character by character, → where the words that answer begin and end, and
whether there are any. 520,708 numbers.
"""
import math

import torch
from torch import nn

from inputs import FEATURES, WIDTH

INNER = 96
CHARACTER = 48
HEADS = 4
# Added where nothing stands.
NOTHING = 1e4


class Convolution(nn.Module):
    """Each number over `reach` neighbours, then all numbers of a place, through a gate; added to what came in."""

    def __init__(self, reach, step, drop):
        super().__init__()
        self.norm = nn.LayerNorm(INNER)
        self.dw = nn.Conv1d(INNER, INNER, reach, padding=step * (reach // 2), dilation=step, groups=INNER)
        self.pw = nn.Linear(INNER, 2 * INNER)
        self.drop = nn.Dropout(drop)

    def forward(self, x, mask):
        y = self.dw((self.norm(x) * mask.unsqueeze(-1)).transpose(1, 2)).transpose(1, 2)
        said, gate = self.pw(y).chunk(2, -1)
        return x + self.drop(said * torch.sigmoid(gate))


class Attention(nn.Module):
    """Each place looks at all others; added to what came in."""

    def __init__(self, drop):
        super().__init__()
        self.norm = nn.LayerNorm(INNER)
        self.qkv = nn.Linear(INNER, 3 * INNER)
        self.o = nn.Linear(INNER, INNER)
        self.drop = nn.Dropout(drop)

    def forward(self, x, mask):
        batch, length, width = x.shape
        query, key, value = (
            one.reshape(batch, length, HEADS, width // HEADS).transpose(1, 2) for one in self.qkv(self.norm(x)).chunk(3, -1))
        looks = query @ key.transpose(2, 3) / math.sqrt(width // HEADS) + (mask.reshape(batch, 1, 1, length) - 1) * NOTHING
        y = (looks.softmax(-1) @ value).transpose(1, 2).reshape(batch, length, width)
        return x + self.drop(self.o(y))


class Reader(nn.Module):
    def __init__(self, characters, drop=0.15):
        """@param characters how many are known, with padding (0) and any other (1)"""
        super().__init__()
        self.char = nn.Embedding(characters, CHARACTER, padding_idx=0)
        self.inp = nn.Linear(CHARACTER + WIDTH + FEATURES, INNER)
        self.drop = nn.Dropout(drop)
        self.enc = nn.ModuleList([Convolution(5, 1, drop), Convolution(5, 1, drop)])
        self.pool = nn.Linear(INNER, 1)
        self.mix = nn.Linear(5 * INNER, INNER)
        self.body = nn.ModuleList([
            Convolution(5, 1, drop), Convolution(5, 2, drop), Attention(drop), Convolution(5, 1, drop),
            Convolution(5, 4, drop), Attention(drop), Convolution(5, 1, drop)])
        self.norm = nn.LayerNorm(INNER)
        self.span = nn.Linear(INNER, 2)
        self.q2 = nn.Linear(INNER, 2 * INNER)
        self.ans = nn.Sequential(nn.Linear(3 * INNER + 2, INNER), nn.ReLU(), nn.Dropout(drop), nn.Linear(INNER, 1))

    def encode(self, characters, rows, told, mask):
        x = self.inp(self.drop(torch.cat([self.char(characters), rows, told], -1)))
        for layer in self.enc:
            x = layer(x, mask)
        return x

    def forward(self, question_characters, question_rows, question_features, question_mask,
                sentence_characters, sentence_rows, sentence_features, sentence_mask):
        """Logits: starts [batch, sentence], ends [batch, sentence], answers [batch]."""
        q = self.encode(question_characters, question_rows, question_features, question_mask)
        x = self.encode(sentence_characters, sentence_rows, sentence_features, sentence_mask)
        looks = x @ q.transpose(1, 2) / math.sqrt(INNER) + (question_mask.unsqueeze(1) - 1) * NOTHING
        beside = looks.softmax(-1) @ q
        weights = (self.pool(q).squeeze(-1) + (question_mask - 1) * NOTHING).softmax(-1)
        whole = weights.unsqueeze(1) @ q
        x = self.mix(torch.cat([x, beside, x * beside, x - beside, whole.expand_as(x)], -1))
        for layer in self.body:
            x = layer(x, sentence_mask)
        x = self.norm(x)
        asked = self.q2(whole).chunk(2, -1)
        nothing = (sentence_mask - 1) * NOTHING
        starts = self.span(x)[..., 0] + (x * asked[0]).sum(-1) / 8 + nothing
        ends = self.span(x)[..., 1] + (x * asked[1]).sum(-1) / 8 + nothing
        most = (x + nothing.unsqueeze(-1)).max(1)[0]
        there = (starts.softmax(-1).unsqueeze(1) @ x).squeeze(1)
        best = torch.stack([starts.max(1)[0], ends.max(1)[0]], -1)
        return starts, ends, self.ans(torch.cat([most, there, whole.squeeze(1), best / 10], -1)).squeeze(-1)
