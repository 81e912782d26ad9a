/** What the interpreter may grow to, in bytes: a greedy expression gets Python's MemoryError. */
const mostMemory = 384 * 1024 * 1024;
const pageBytes = 65_536;

interface GrowingMemory {
  readonly buffer: { readonly byteLength: number };
  grow: (pages: number) => number;
}

interface Grows {
  grow: (this: GrowingMemory, pages: number) => number;
}

/** Called in a thread in which only Python has WebAssembly memory, before it is loaded. */
export function limitMemory(scope: object): void {
  const prototype = memoryPrototype(scope);
  const { grow } = prototype;
  prototype.grow = function limited(pages) {
    if (this.buffer.byteLength + pages * pageBytes > mostMemory) throw new RangeError('memory limit');
    return grow.call(this, pages);
  };
}

/** `WebAssembly` is no part of the language, so it is looked up where a thread has it. */
function memoryPrototype(scope: object): Grows {
  const webAssembly: unknown = Reflect.get(scope, 'WebAssembly');
  if (!hasMemory(webAssembly)) throw new Error('this thread has no WebAssembly');
  return webAssembly.Memory.prototype;
}

function hasMemory(value: unknown): value is { readonly Memory: { readonly prototype: Grows } } {
  return (
    typeof value === 'object' && value !== null && 'Memory' in value && typeof value.Memory === 'function'
  );
}
