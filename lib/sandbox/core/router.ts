import type { BodyFields } from './body';
import type { PaystackReply } from './refusal';
import type { World } from './world';

/** A request to one endpoint. */
export interface Call {
  /** Returns the decoded segment of the path that has this name in the route. */
  readonly param: (name: string) => string;
  readonly query: URLSearchParams;
  /** The fields of the body. An array has no fields. */
  readonly body: BodyFields;
  /** The body if it is an array, else `undefined`. */
  readonly items: readonly unknown[] | undefined;
}

/** Fulfils a request, or throws a `Refusal`. */
export type Handler = (world: World, call: Call) => PaystackReply;

/** Endpoints by verb and path, such as `GET /plan/{id_or_code}`. */
export type Routes = Readonly<Record<`${'GET' | 'POST' | 'PUT' | 'DELETE'} /${string}`, Handler>>;

interface Route {
  readonly name: string;
  readonly segments: readonly string[];
  readonly handler: Handler;
}

/** The route of a request. */
export interface Match {
  /** The verb and the path of the route. */
  readonly name: string;
  readonly handler: Handler;
  readonly param: (name: string) => string;
}

/** Finds the route of a request. A fixed segment has priority over a segment in braces. */
export class Router {
  readonly #routes = new Map<string, Route[]>();

  constructor(routes: Routes) {
    for (const [name, handler] of Object.entries(routes)) {
      const [method = '', path = ''] = name.split(' ');
      const segments = path.split('/').slice(1);
      const key = `${method} ${segments.length}`;
      const others = this.#routes.get(key) ?? [];
      this.#routes.set(key, [...others, { name, segments, handler }].sort(byNames));
    }
  }

  match(method: string, path: readonly string[]): Match | undefined {
    const route = this.#routes
      .get(`${method} ${path.length}`)
      ?.find(({ segments }) => segments.every((segment, at) => isNamed(segment) || segment === path[at]));
    return (
      route && {
        name: route.name,
        handler: route.handler,
        param: (name) => path[route.segments.indexOf(`{${name}}`)] ?? '',
      }
    );
  }
}

function isNamed(segment: string): boolean {
  return segment.startsWith('{');
}

function byNames(one: Route, other: Route): number {
  return one.segments.filter(isNamed).length - other.segments.filter(isNamed).length;
}
