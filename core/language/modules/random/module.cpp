#include "language/modules/random/module.h"

#include "language/modules/random/generator.h"
#include "language/objects/constructor_arguments.h"
#include "language/runtime/function.h"
#include "language/runtime/operations.h"
#include "language/runtime/runtime.h"

namespace loopscope::language {

namespace {

Value construct_random(Runtime& runtime, Type* type, Arguments arguments) {
    Value seed;
    if (!read_arguments(runtime, {"Random", {"x"}}, arguments, &seed)) return Value::error();
    Ref<Random> random = runtime.heap().make<Random>(runtime.types.object);
    random->set_type(type);
    if (seed_generator(runtime, *random, seed, 2).failed()) return Value::error();
    return random;
}

/// `Random.__init__`, which a subclass calls with its own seed.
Value initialize(Runtime& runtime, Value* arguments) {
    return seed_generator(runtime, random_of(arguments[0]), arguments[1], 2);
}

Type* make_random_type(Runtime& runtime) {
    TypeBuilder builder(runtime, "Random", {runtime.types.object}, Kind::Other);
    builder.python_module("random");
    builder.slots().construct = construct_random;
    builder.type().has_instance_attributes = true;
    builder.method("def __init__(self, x=None)", initialize);
    add_state_methods(builder);
    add_choice_methods(builder);
    add_distribution_methods(builder);
    return runtime.keep(builder.finish());
}

/// A generator that cannot be seeded by the program.
Type* make_system_random_type(Runtime& runtime, Type* random) {
    TypeBuilder builder(runtime, "SystemRandom", {random}, Kind::Other);
    builder.python_module("random");
    const auto without_state = [](Runtime& in, Value*) { return in.raise(Message::NoRandomState); };
    builder.method("def getstate(self, *args, **kwds)", without_state);
    builder.method("def seed(self, *args, **kwds)", [](Runtime&, Value*) { return Value::none(); });
    builder.method("def setstate(self, *args, **kwds)", without_state);
    return runtime.keep(builder.finish());
}

constexpr std::string_view kFunctions[] = {
    "betavariate", "binomialvariate", "choice",     "choices",        "expovariate",     "gammavariate",
    "gauss",       "getrandbits",     "getstate",   "lognormvariate", "normalvariate",   "paretovariate",
    "randbytes",   "randint",         "random",     "randrange",      "sample",          "seed",
    "setstate",    "shuffle",         "triangular", "uniform",        "vonmisesvariate", "weibullvariate",
};

}  // namespace

Ref<Module> make_random_module(Runtime& runtime) {
    ModuleBuilder builder(runtime, "random");
    Type* type = make_random_type(runtime);
    builder.type(type);
    builder.type(make_system_random_type(runtime, type));
    const Value shared = construct_random(runtime, type, Arguments());
    for (const std::string_view name : kFunctions) {
        const Value* method = type->lookup(runtime.intern(name).get());
        builder.constant(name, bind_method(runtime, *method, shared));
    }
    return builder.finish();
}

}  // namespace loopscope::language
