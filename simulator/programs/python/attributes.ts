import { raise } from './exceptions';
import { bytesMethods, dictMethods, listMethods, setMethods, stringMethods } from './methods';
import {
  type Py,
  PyBytes,
  PyClass,
  PyDict,
  PyFloat,
  PyFunction,
  PyList,
  PyNative,
  PyObject,
  PySet,
  PyTuple,
  typeName,
} from './values';

const bound = (method: PyNative, self: Py): PyNative => new PyNative(method.name, method.body, self);

const methodClass = new PyClass('method', []);

/** `object.name` */
export function attribute(object: Py, name: string): Py {
  const found = lookUp(object, name);
  if (found !== undefined) return found;
  if (object instanceof PyClass)
    throw raise('AttributeError', `type object '${object.name}' has no attribute '${name}'`);
  if (object instanceof PyObject && object.type.name === 'module')
    throw raise('AttributeError', `module '${object.attributes.get('__name__')}' has no attribute '${name}'`);
  throw raise('AttributeError', `'${typeName(object)}' object has no attribute '${name}'`);
}

export function lookUp(object: Py, name: string): Py | undefined {
  const methods = methodsOf(object);
  if (methods) {
    const method = methods[name];
    return method && bound(method, object);
  }
  if (object instanceof PyObject) {
    const own = object.attributes.get(name);
    if (own !== undefined) return own;
    const shared = object.type.find(name);
    if (shared instanceof PyNative) return bound(shared, object);
    if (shared instanceof PyFunction)
      return new PyObject(methodClass, [
        ['__function__', shared],
        ['__self__', object],
        ['__name__', shared.name],
      ]);
    if (shared !== undefined) return shared;
    if (name === '__class__') return object.type;
    if (name === '__dict__') {
      const made = new PyDict();
      for (const [key, value] of object.attributes) made.set(key, value);
      return made;
    }
    return undefined;
  }
  if (object instanceof PyClass) return name === '__name__' ? object.name : object.find(name);
  if (object instanceof PyFunction && name === '__name__') return object.name;
  if (object instanceof PyFloat && name === 'is_integer')
    return new PyNative(name, function* () {
      return Number.isInteger(object.value);
    });
  return undefined;
}

function methodsOf(object: Py): Readonly<Record<string, PyNative>> | undefined {
  if (typeof object === 'string') return stringMethods;
  if (object instanceof PyBytes) return bytesMethods;
  if (object instanceof PyList || object instanceof PyTuple) return listMethods;
  if (object instanceof PyDict) return dictMethods;
  if (object instanceof PySet) return setMethods;
  return undefined;
}

export function setAttribute(object: Py, name: string, value: Py): void {
  if (object instanceof PyObject || object instanceof PyClass) object.attributes.set(name, value);
  else throw raise('AttributeError', `'${typeName(object)}' object has no attribute '${name}'`);
}
