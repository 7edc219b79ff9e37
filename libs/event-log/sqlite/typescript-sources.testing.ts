import { registerHooks } from 'node:module';

// For a test's child process, which Node runs straight from the sources: imports name the compiled files, as the
// program's do, and lead to the sources here. Preloaded by `node --import`, in worker threads too.
const LIBS = new URL('../../', import.meta.url);

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (context.parentURL === undefined || !context.parentURL.startsWith(LIBS.href)) return nextResolve(specifier, context);
    const target = specifier.startsWith('#libs/') ? new URL(specifier.slice('#libs/'.length), LIBS).href : specifier;
    return nextResolve(/^(\.|file:)/.test(target) ? target.replace(/\.js$/, '.ts') : target, context);
  },
});
