export { YamlError } from './errors';
export { readYaml } from './reader';
