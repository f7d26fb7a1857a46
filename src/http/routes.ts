/** The calls of the HTTP interface: method, path, what goes in, what comes out. The README lists them (tests/readme.test.ts). */
import { createRoute, z } from '@hono/zod-openapi';
import {
  answerReply,
  answerRequest,
  errorReply,
  healthReply,
  passageId,
  passageQuery,
  passageReply,
  reportId,
  reportReply,
  reportsReply,
  searchReply,
  searchRequest,
} from './contract.ts';
import { factsQuery, factsReply, indicatorsQuery, indicatorsReply } from './contract-facts.ts';
import { removedReply, uploadForm, uploadReply } from './contract-upload.ts';

const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

const body = <Schema extends z.ZodType>(schema: Schema) => ({
  body: { required: true, content: { 'application/json': { schema } } },
});

const jsonOrEvents = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { 'application/json': { schema }, 'text/event-stream': { schema: z.string() } },
});

const problem = json(errorReply, '错误');

export const answerRoute = createRoute({
  method: 'post',
  path: '/api/answer',
  summary: '回答问题，给出逐字引用；答不了时说明理由。',
  request: body(answerRequest),
  responses: { 200: jsonOrEvents(answerReply, '回答，或拒答及其理由；按 Accept 可以是事件流'), default: problem },
});

export const searchRoute = createRoute({
  method: 'post',
  path: '/api/search',
  summary: '检索与问题最相关的段落。',
  request: body(searchRequest),
  responses: { 200: json(searchReply, '段落，最相关的在前'), default: problem },
});

export const reportsRoute = createRoute({
  method: 'get',
  path: '/api/reports',
  summary: '列出报告库里的报告。',
  responses: { 200: json(reportsReply, '报告，按地区、年份排列'), default: problem },
});

export const reportRoute = createRoute({
  method: 'get',
  path: '/api/reports/{id}',
  summary: '取一份报告的全文、章节和段落位置。',
  request: { params: reportId },
  responses: { 200: json(reportReply, '报告全文'), default: problem },
});

export const passageRoute = createRoute({
  method: 'get',
  path: '/api/reports/{id}/passages/{passageId}',
  summary: '取一个段落和它前后的段落。',
  request: { params: passageId, query: passageQuery },
  responses: { 200: json(passageReply, '段落及其前后'), default: problem },
});

export const uploadRoute = createRoute({
  method: 'post',
  path: '/api/reports',
  summary: '上传报告文件，每个文件各自成功或失败。',
  request: { body: { required: true, content: { 'multipart/form-data': { schema: uploadForm } } } },
  responses: { 200: jsonOrEvents(uploadReply, '每个文件的结果；按 Accept 可以是事件流'), default: problem },
});

export const removeRoute = createRoute({
  method: 'delete',
  path: '/api/reports/{id}',
  summary: '删去一份报告。',
  request: { params: reportId },
  responses: { 200: json(removedReply, '删去的报告的编号'), default: problem },
});

export const factsRoute = createRoute({
  method: 'get',
  path: '/api/facts',
  summary: '列出报告里的指标数据，每条都有原文出处；可输出 CSV。',
  request: { query: factsQuery },
  responses: {
    200: {
      description: '指标数据，按报告、再按原文次序排列',
      content: { 'application/json': { schema: factsReply }, 'text/csv': { schema: z.string() } },
    },
    default: problem,
  },
});

export const indicatorsRoute = createRoute({
  method: 'get',
  path: '/api/indicators',
  summary: '列出有数据的指标：名称、数据条数、报告份数、单位。',
  request: { query: indicatorsQuery },
  responses: { 200: json(indicatorsReply, '指标，报告份数多的在前'), default: problem },
});

export const healthRoute = createRoute({
  method: 'get',
  path: '/healthz',
  summary: '服务是否在运行。',
  responses: { 200: json(healthReply, '在运行'), default: problem },
});

export const ROUTES = [
  answerRoute,
  searchRoute,
  reportsRoute,
  reportRoute,
  passageRoute,
  uploadRoute,
  removeRoute,
  factsRoute,
  indicatorsRoute,
  healthRoute,
] as const;
