import { Controller, createParamDecorator, type ExecutionContext, Post, Res, type Type } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Slice } from '#libs/book/command-row.js';
import { callerOf } from '../sessions/caller.js';
import { answerOf, type CommandAnswer, type DryRunAnswer, dryRunAnswerOf } from './command-answer.js';
import { describeCommand } from './command-openapi.js';
import { COMMAND_ROUTES, type CommandRoute } from './command-routes.js';
import { readCommand } from './read-command.js';
import type { SubmitCommand } from './submit-command.js';

/** What the routes of every slice do alike: the command goes to the book, and what it brought about comes back. */
abstract class CommandController {
  constructor(private readonly bus: CommandBus) {}

  protected async submit(command: SubmitCommand, reply: FastifyReply): Promise<CommandAnswer | DryRunAnswer> {
    const answer = await this.bus.execute(command);
    if ('approverRoles' in answer) {
      reply.status(200);
      return dryRunAnswerOf(answer);
    }
    return answerOf(answer);
  }
}
Reflect.defineMetadata('design:paramtypes', [CommandBus], CommandController);

/** The command of a route, read from the request. */
const AskedCommand = createParamDecorator((route: CommandRoute, context: ExecutionContext) =>
  readCommand(route, callerOf(context), context.switchToHttp().getRequest<FastifyRequest>()),
);

/** One controller a slice, one route a row of the command table: a command has no code of its own here. */
export const COMMAND_CONTROLLERS: readonly Type[] = [...new Set(COMMAND_ROUTES.map(({ slice }) => slice))].map(controllerOf);

function controllerOf(slice: Slice): Type {
  const controller = class extends CommandController {};
  Object.defineProperty(controller, 'name', { value: `${slice.charAt(0).toUpperCase()}${slice.slice(1)}Commands` });
  Controller()(controller);
  for (const route of COMMAND_ROUTES) if (route.slice === slice) addRoute(controller, route);
  return controller;
}

function addRoute({ prototype }: Type, route: CommandRoute): void {
  const { operationId, path } = route;
  Object.defineProperty(prototype, operationId, {
    configurable: true,
    value(this: { submit: CommandController['submit'] }, command: SubmitCommand, reply: FastifyReply) {
      return this.submit(command, reply);
    },
  });
  AskedCommand(route)(prototype, operationId, 0);
  Res({ passthrough: true })(prototype, operationId, 1);
  const method = Object.getOwnPropertyDescriptor(prototype, operationId) as PropertyDescriptor;
  for (const decorate of [Post(path), ...describeCommand(route)]) decorate(prototype, operationId, method);
}
