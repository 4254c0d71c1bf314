import { ApiObject, Chart, YamlOutputType } from 'cdk8s';
import { APP_SHAPES } from './app-shapes';
import { FleetApp } from '../../src/app/fleet-app';
import { YAML_TRAPS } from '../manifest/yaml-traps';

// Started by locale.test.ts as a program of its own: every shape in a folder of its own.
const outdir = process.argv[2];
for (const [index, define] of Object.values(APP_SHAPES).entries()) {
  const app = new FleetApp({ outdir: `${outdir}/${index}`, yamlOutputType: index % 4 as YamlOutputType, recordConstructMetadata: true });
  define(app);
  // The object has a name, because cdk8s makes one up by the locale when the path is not ASCII.
  new ApiObject(new Chart(app, 'ÜRETİM-ISTANBUL'), 'object', {
    apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'named' }, data: { ...YAML_TRAPS, I: 'İ', ı: 'i', z: 1, ä: 1.5, Z: 1e21 },
  });
  app.synth();
}
