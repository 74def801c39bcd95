import {execFileSync} from 'node:child_process';
import {mkdirSync, writeFileSync} from 'node:fs';
import {delimiter, join} from 'node:path';

/** The package as its users get it. */
export interface Installed {
	readonly tarball: string;
	/** The folder of an otherwise empty project in which it is installed. */
	readonly project: string;
	readonly modules: string;
	/** An environment in which its commands are found. */
	readonly environment: NodeJS.ProcessEnv;
}

/** Packs the package at `root`; gives the file, which is in `base`. */
export const pack = (root: string, base: string): string => {
	const [packed] = JSON.parse(
		execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', base], {
			cwd: root,
			encoding: 'utf8',
		}),
	);
	return join(base, packed.filename);
};

/** Packs the package at `root` and installs it, without development dependencies, in an empty project below `base`. */
export const packAndInstall = (root: string, base: string): Installed => {
	const tarball = pack(root, base);
	const project = join(base, 'project');
	mkdirSync(project);
	writeFileSync(join(project, 'package.json'), '{"private": true, "type": "module"}\n');
	execFileSync('npm', ['install', '--no-audit', '--no-fund', '--silent', tarball], {
		cwd: project,
		stdio: 'inherit',
	});
	const modules = join(project, 'node_modules');
	const commands = join(modules, '.bin');
	return {
		tarball,
		project,
		modules,
		environment: {...process.env, PATH: [commands, process.env.PATH].join(delimiter)},
	};
};
