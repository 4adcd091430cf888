import { RequestMethod, type Type } from '@nestjs/common';
import { OPERATION, type OperationPromise } from './operation.js';

/** One thing that a program can ask for. */
export interface ApiRoute {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** As OpenAPI writes it: `/api/v1/events/{slug}`. */
  readonly path: string;
  /** Absent where a handler forgot to say what it promises. */
  readonly promise: OperationPromise | undefined;
}

/** Every route of these controllers, read from themselves, so that none can be forgotten. */
export function routesOf(controllers: readonly Type[]): ApiRoute[] {
  return controllers.flatMap((controller) => {
    const prefix: string = Reflect.getMetadata('path', controller);
    const handlers: Record<string, object> = controller.prototype;
    const names = Object.getOwnPropertyNames(handlers).filter((name) => name !== 'constructor');
    return names.flatMap((name): ApiRoute[] => {
      const handler = handlers[name];
      const path: string | undefined = handler && Reflect.getMetadata('path', handler);
      if (!handler || path === undefined) return [];
      const method = RequestMethod[Reflect.getMetadata('method', handler)]?.toLowerCase() as ApiRoute['method'];
      const whole = `/${prefix}/${path}`.replace(/\/+/g, '/').replace(/\/$/, '');
      return [{ method, path: whole.replace(/:(\w+)/g, '{$1}'), promise: Reflect.getMetadata(OPERATION, handler) }];
    });
  });
}
