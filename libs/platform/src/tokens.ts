/** Injection tokens for what has no class of its own: `@Inject(CLOCK) private readonly clock: Clock`. */
export const CONFIG = Symbol('Config');
export const CLOCK = Symbol('Clock');
export const LOG = Symbol('Log');
