import { NodeFile } from '../../../options/node/files';

/** Limits of the KubeadmConfig schema (cluster-api v1.14.0). */
const MAX_TEXT = 10240;
const MAX_FILES = 200;
const MAX_COMMANDS = 1000;

/** Paths that the bootstrap provider writes itself. */
const PROVIDER_PATHS = /^(\/run\/kubeadm\/|\/run\/cluster-api\/|\/etc\/kubeadm\.(yml|sh)$)/;

/** What all features together make must still fit; what the user alone wrote was checked where it was typed. */
export function checkFiles(where: string, files: NodeFile[]): NodeFile[] {
  if (files.length > MAX_FILES) {
    throw new Error(`${where}.files: ${files.length} files with those of other features; at most ${MAX_FILES} are allowed; put some into the image.`);
  }
  for (const { path, content = '', encoding } of files) {
    if (PROVIDER_PATHS.test(path)) { throw new Error(`${where}.files: "${path}" is written by the bootstrap provider; choose another path.`); }
    if (content.length > MAX_TEXT) {
      const grown = encoding ? ', because it had to be encoded' : '';
      throw new Error(`${where}.files: "${path}" has ${content.length} characters${grown}; at most ${MAX_TEXT} are allowed; `
        + 'compress it (FileEncoding.GZIP_BASE64) or use fromSecret.');
    }
  }
  return files;
}

/** The same for a list of commands. */
export function checkCommands(where: string, commands: string[]): string[] {
  if (commands.length > MAX_COMMANDS) {
    throw new Error(`${where}: ${commands.length} commands with those of other features; at most ${MAX_COMMANDS} are allowed; put them into a file and call it.`);
  }
  const long = commands.find(command => command.length > MAX_TEXT);
  if (long) {
    throw new Error(`${where}: a command has ${long.length} characters; at most ${MAX_TEXT} are allowed; put it into a file and call it.`);
  }
  return commands;
}
