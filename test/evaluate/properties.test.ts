import * as fc from 'fast-check';
import { siteClass } from './site-class';
import { templateCase } from '../../conformance/steps/template-cases';
import { yamlCase } from '../../conformance/steps/yaml-cases';
import { renderTopology } from '../../src/evaluate';
import { NotEvaluated, TemplateEngine, TemplateError } from '../../src/evaluate/go-template';
import { fromJson } from '../../src/evaluate/go-template/value';
import { applyJsonPatch } from '../../src/evaluate/patches/json-patch';
import { SPRIG } from '../../src/evaluate/sprig';
import { defaulted, VariableDefinition } from '../../src/evaluate/variables/defaulting';
import { readYaml, YamlError } from '../../src/evaluate/yaml';
import { yamlDocument } from '../../src/manifest/yaml';

const engine = new TemplateEngine(SPRIG);
const json = fc.jsonValue({ maxDepth: 3 }).map(value => JSON.parse(JSON.stringify(value)));

/** A copy that throws when anybody writes to it. */
function frozen<T>(value: T): T {
  if (value !== null && typeof value === 'object') { Object.values(Object.freeze(value)).forEach(frozen); }
  return value;
}

describe('templates', () => {
  test('give the same text again, or refuse in the same words, and nothing but our errors', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000 }), seed => {
      const { template, data } = templateCase(seed);
      const once = (): string => {
        try {
          return engine.render(template, fromJson(data));
        } catch (error) {
          if (error instanceof TemplateError || error instanceof NotEvaluated) { return error.message; }
          throw error;
        }
      };
      expect(once()).toBe(once());
    }), { numRuns: 300 });
  });

  test('any text is rendered or refused', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('{{', '}}', '.', 'a', ' ', '"', '(', ')', '|', '$', ':=', 'if', 'end', 'range', '1', '-', '`', '\n') }), text => {
      try { engine.render(text, fromJson({ a: [1] })); } catch (error) { expect(error).toBeInstanceOf(TemplateError); }
    }), { numRuns: 500 });
  });

  test('toJson and fromJson keep data', () => {
    fc.assert(fc.property(json, value => {
      expect(JSON.parse(engine.render('{{ toJson (fromJson (toJson .v)) }}', fromJson({ v: value })))).toEqual(value);
    }));
  });
});

describe('YAML', () => {
  test('reads back what this library writes', () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), json), value => {
      let text: string;
      try { text = yamlDocument(value); } catch { return; }
      try {
        expect(readYaml(text)).toEqual(JSON.parse(JSON.stringify(value)));
      } catch (error) {
        if (!(error instanceof YamlError) || !error.leftOut) { throw error; }
      }
    }), { numRuns: 300 });
  });

  test('any text is read or refused', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000 }), seed => {
      try { readYaml(yamlCase(seed)); } catch (error) { expect(error).toBeInstanceOf(YamlError); }
    }), { numRuns: 500 });
  });
});

describe('JSON patches', () => {
  const key = fc.constantFrom('a', 'b', 'x/y', 'm~n');
  const pointer = (name: string) => `/${name.replace(/~/g, '~0').replace(/\//g, '~1')}`;
  const document = fc.dictionary(key, json);

  test('an addition taken back leaves the document as it was', () => {
    fc.assert(fc.property(document, json, (before, value) => {
      const patched = applyJsonPatch(frozen(before), [{ op: 'add', path: '/new', value }, { op: 'remove', path: '/new' }]);
      expect(patched).toEqual(before);
    }));
  });

  test('what was added is there, and nothing else has changed', () => {
    fc.assert(fc.property(document, key, json, (before, name, value) => {
      expect(applyJsonPatch(frozen(before), [{ op: 'add', path: pointer(name), value }])).toEqual({ ...before, [name]: value });
    }));
  });

  test('replacing twice is replacing once', () => {
    fc.assert(fc.property(document, key, json, (before, name, value) => {
      const replace = { op: 'replace' as const, path: pointer(name), value };
      const start = { ...before, [name]: 1 };
      expect(applyJsonPatch(start, [replace, replace])).toEqual(applyJsonPatch(start, [replace]));
    }));
  });

  test('two patches one after the other are one patch', () => {
    const operation = fc.record({ op: fc.constantFrom('add' as const), path: key.map(pointer), value: json });
    fc.assert(fc.property(document, fc.array(operation), fc.array(operation), (before, first, second) => {
      expect(applyJsonPatch(applyJsonPatch(before, first), second)).toEqual(applyJsonPatch(before, [...first, ...second]));
    }));
  });
});

test('defaults are filled in once', () => {
  const leaf = fc.record({ type: fc.constant('string') }, { requiredKeys: ['type'] }).chain(schema => fc.option(json).map(value => ({ ...schema, ...value === null ? {} : { default: value } })));
  const schema = fc.letrec<{ schema: object }>(tie => ({
    schema: fc.oneof({ maxDepth: 3 },
      leaf,
      fc.record({ type: fc.constant('object'), properties: fc.dictionary(fc.constantFrom('a', 'b'), tie('schema')), default: fc.constantFrom(undefined, {}, { a: {} }) }),
      fc.record({ type: fc.constant('array'), items: tie('schema') }),
      fc.record({ type: fc.constant('object'), additionalProperties: tie('schema') })),
  })).schema;
  fc.assert(fc.property(schema, json, (openAPIV3Schema, value) => {
    const definitions: VariableDefinition[] = [{ name: 'v', schema: { openAPIV3Schema: frozen(openAPIV3Schema) } }];
    const once = defaulted([{ name: 'v', value: frozen(value) }], definitions, true);
    expect(defaulted(once, definitions, true)).toEqual(once);
  }));
});

describe('rendering', () => {
  test('changes nothing that it was given and gives the same again', () => {
    const objects = frozen(siteClass());
    expect(renderTopology(objects)).toEqual(renderTopology(siteClass()));
  });

  test('takes objects in any order', () => {
    const expected = renderTopology(siteClass());
    fc.assert(fc.property(fc.shuffledSubarray(siteClass(), { minLength: 9 }), objects => {
      expect(renderTopology(objects)).toEqual(expected);
    }), { numRuns: 20 });
  });

  test('renders or says why, whatever stands in a field', () => {
    const places = pathsOf(siteClass());
    fc.assert(fc.property(fc.constantFrom(...places), fc.oneof(json, fc.constantFrom(null, '', [], {}, 'text', 7, [null], [{}])), (place, garbage) => {
      const objects: any = siteClass();
      const parent = place.slice(0, -1).reduce((value, name) => value[name], objects);
      parent[place[place.length - 1]] = garbage;
      const { notes } = renderTopology(objects);
      expect(notes.every(({ message, where }) => message !== '' && where !== '' && !message.includes('undefined'))).toBe(true);
    }), { numRuns: 500 });
  });
});

/** The path to every field of a value. */
function pathsOf(value: unknown, path: string[] = []): string[][] {
  if (value === null || typeof value !== 'object') { return []; }
  return Object.entries(value).flatMap(([name, child]) => [[...path, name], ...pathsOf(child, [...path, name])]);
}
