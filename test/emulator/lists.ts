import {GUI_DEVICE} from '../helpers/gui-device.ts';
import {run} from './programs.ts';

// What stands for people, we leave out: QEMU's descriptions of machines, CPUs and devices.
const WITHOUT_DESCRIPTIONS: Readonly<Record<string, (line: string) => string>> = {
	'-machine': line => {
		const [, name = line, marks = ''] =
			/^(\S+) .*?((?: \((?:alias of [^)]*|default|deprecated)\))*)$/.exec(line) ?? [];
		return line.endsWith(':') ? line : name + marks;
	},
	'-cpu': line => {
		const [, name = line, alias = ''] = /^(x86 \S+) +(\(alias .*)?/.exec(line) ?? [];
		return name + alias;
	},
	'-device': line => line.replace(/, desc ".*"$/, ''),
};

/** The lists that a program gives of what there is. */
export const listsOf = (program: string): Readonly<Record<string, unknown>> =>
	Object.fromEntries(
		Object.entries(WITHOUT_DESCRIPTIONS).map(([option, told]) => {
			const {status, out} = run(program, [option, 'help']);
			const lines = out.split('\n').filter(line => !line.includes(`"${GUI_DEVICE}"`));
			return [option, {status, lines: lines.map(told)}];
		}),
	);
