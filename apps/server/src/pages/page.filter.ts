import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { html, words } from '#libs/pages/html.js';
import { page } from '#libs/pages/page.js';
import { problemBehind } from '../problems/problem.filter.js';
import { sendOnce } from './send-page.js';

/** Turns every error of a page into a page that says what is wrong, with the code of the API's problem. */
@Catch()
export class PageFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const { problem, headers } = problemBehind(error, http.getRequest<FastifyRequest>().url);
    const main = html`<p class="fault">${words({ zh: problem.title, en: problem.titleEn })}</p>
<p class="beside"><code>${problem.code}</code></p>
<p><a href="/">${words({ zh: '首页', en: 'Start page' })}</a></p>`;
    sendOnce(reply.headers(headers), page({ title: { zh: '打不开', en: 'This page cannot be shown' }, demo: false, main }), problem.status);
  }
}
