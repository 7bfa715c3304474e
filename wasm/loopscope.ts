// Loopscope in WebAssembly: the module, loaded once, from which sessions are made.
import { Session, type NativeLibrary, type NativeModule, type SessionOptions } from "./session";

/**
 * What the build's module exports: makes an instance of an already compiled module. Where it is imported with the types
 * that Embind generates, those must have all that NativeModule has.
 */
export type CreateModule = (options: {
    instantiateWasm(
        imports: WebAssembly.Imports,
        done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
    ): object;
}) => Promise<NativeModule>;

export class Loopscope {
    private readonly library: NativeLibrary;

    constructor(
        private readonly module: NativeModule,
        texts: Uint8Array,
    ) {
        this.library = new module.Library(texts);
    }

    createSession(options?: SessionOptions): Session {
        return Session.open(this.module, this.library, options);
    }

    /** The kinds of trace events and their fields, a line each (core/loop/trace_events.def). */
    traceSchema(): string {
        return this.module.traceSchema();
    }
}

/** The module, compiled, and the bytes of build/wasm/library.txt. */
export async function loadLoopscope(
    createModule: CreateModule,
    module: WebAssembly.Module,
    library: Uint8Array,
): Promise<Loopscope> {
    const instance = await createModule({
        instantiateWasm(imports, done) {
            void WebAssembly.instantiate(module, imports).then((made) => done(made, module));
            return {};
        },
    });
    return new Loopscope(instance, library);
}
