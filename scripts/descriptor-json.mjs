// The generated descriptors as text to be parsed when they are needed: JSON.parse reads such tables in a fraction of
// the time that a script of object literals takes. What is not plain JSON stays as it is.
export const descriptorJson = {
  name: 'descriptor-json',
  enforce: 'pre',
  transform(code, id) {
    if (!/\/shared\/authentik\/descriptors\/[^/]+\.gen\.ts$/.test(id)) return undefined;
    const found = /^([^]*export const \w+)(: [^=]+)? = ([[{][^]*[\]}]);\s*$/.exec(code);
    if (found === null || !isJson(found[3])) return undefined;
    const [, head, type = '', value] = found;
    return {
      code: `${head}${type} = JSON.parse(${JSON.stringify(JSON.stringify(JSON.parse(value)))});`,
      map: null,
    };
  },
};

function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
