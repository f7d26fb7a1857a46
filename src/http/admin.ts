/** Who may change the library. */
import type { MiddlewareHandler } from 'hono';
import { WenbaoError } from '../errors.ts';
import type { Settings } from '../settings.ts';
import { bearerOf, sameSecret } from './bearer.ts';
import type { ReportsReply } from './contract.ts';
import { isLoopback } from './loopback.ts';

type Told = Pick<Settings, 'host' | 'adminToken'>;

/** A token that is set is always asked for; without one only those on the server's own machine may change anything. */
export function uploadsOf({ host, adminToken }: Told): ReportsReply['uploads'] {
  if (adminToken !== '') return 'token';
  return isLoopback(host) ? 'open' : 'off';
}

/** @throws WenbaoError forbidden where no token is set but one is needed; unauthorized without the right token */
export function checkAdmin(settings: Told): MiddlewareHandler {
  const uploads = uploadsOf(settings);
  const isToken = sameSecret(settings.adminToken);
  return async (c, next) => {
    if (uploads === 'off') {
      throw new WenbaoError('forbidden', '本服务没有开放上传和删除报告', {
        hint: '其他机器也能访问本服务，所以要先用环境变量 WENBAO_ADMIN_TOKEN 设置管理令牌，再重新启动；也可以在服务器上用 wenbao ingest 和 wenbao remove',
      });
    }
    if (uploads === 'token') {
      const given = bearerOf(c);
      if (given === null || !isToken(given)) {
        throw new WenbaoError('unauthorized', given === null ? '上传和删除报告需要管理令牌' : '管理令牌不对', {
          hint: '用请求头 Authorization: Bearer <令牌> 携带 WENBAO_ADMIN_TOKEN 的值',
        });
      }
    }
    await next();
  };
}
