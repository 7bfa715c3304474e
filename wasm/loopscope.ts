// Loopscope in WebAssembly: the module, loaded once, from which sessions are made.
import { Session, type NativeModule, type SessionOptions } from "./session";

/** What the build's module exports: makes an instance of an already compiled module. */
export type CreateModule = (options: {
    instantiateWasm(
        imports: WebAssembly.Imports,
        done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
    ): object;
}) => Promise<unknown>;

export class Loopscope {
    constructor(private readonly module: NativeModule) {}

    createSession(options?: SessionOptions): Session {
        return Session.open(this.module, options);
    }

    /** The kinds of trace events and their fields, a line each (core/loop/trace_events.def). */
    traceSchema(): string {
        return this.module.traceSchema();
    }
}

export async function loadLoopscope(
    createModule: CreateModule,
    module: WebAssembly.Module,
): Promise<Loopscope> {
    const instance = await createModule({
        instantiateWasm(imports, done) {
            void WebAssembly.instantiate(module, imports).then((made) => done(made, module));
            return {};
        },
    });
    return new Loopscope(instance as NativeModule);
}
