import type {CpuTopology} from '../machine-options.ts';
import {invalidOption} from './invalid-option.ts';

// hw/i386/pc_q35.c, pc_q35_machine_options: max_cpus.
const CPUS_MAX = 288;
const MEMBERS = ['cpus', 'sockets', 'dies', 'clusters', 'cores', 'threads', 'maxcpus'] as const;

type Member = (typeof MEMBERS)[number];

const isMember = (key: string): key is Member => MEMBERS.some(member => member === key);

const readMembers = (smp: Readonly<Record<string, string>>): ReadonlyMap<Member, number> => {
	const members = new Map<Member, number>();
	for (const [key, text] of Object.entries(smp)) {
		if (!isMember(key)) {
			throw invalidOption(undefined, `Parameter 'smp.${key}' is unexpected`);
		}

		if (!/^\d+$/.test(text)) {
			throw invalidOption(undefined, `Parameter 'smp.${key}' expects integer`);
		}

		members.set(key, Number(text));
	}

	return members;
};

/** What is left out follows from the rest: cores first, then sockets, then threads. */
const complete = (members: ReadonlyMap<Member, number>): CpuTopology => {
	const given = (member: Member): number => members.get(member) ?? 0;
	const dies = given('dies') || 1;
	const total = given('maxcpus') || given('cpus');
	let [sockets, cores, threads] = [given('sockets'), given('cores'), given('threads')];
	if (total === 0) {
		[sockets, cores, threads] = [sockets || 1, cores || 1, threads || 1];
	} else if (cores === 0) {
		[sockets, threads] = [sockets || 1, threads || 1];
		cores = Math.floor(total / (sockets * dies * threads));
	} else if (sockets === 0) {
		threads ||= 1;
		sockets = Math.floor(total / (dies * cores * threads));
	}

	threads ||= Math.floor(total / (sockets * dies * cores));
	const maxCpus = total || sockets * dies * cores * threads;
	return {cpus: given('cpus') || maxCpus, maxCpus, sockets, dies, cores, threads};
};

/**
 * The CPUs that `-smp` asks for (hw/core/machine-smp.c, `machine_parse_smp_config`).
 * @throws MockQmpError OPTION_INVALID
 */
export const cpuTopology = (
	smp: Readonly<Record<string, string>>,
	machineName: string,
): CpuTopology => {
	const topology = complete(readMembers(smp));
	const {cpus, maxCpus, sockets, dies, cores, threads} = topology;
	const hierarchy = `sockets (${sockets}) * dies (${dies}) * cores (${cores}) * threads (${threads})`;
	if (sockets * dies * cores * threads !== maxCpus) {
		throw invalidOption(
			undefined,
			'Invalid CPU topology: product of the hierarchy must match maxcpus: ' +
				`${hierarchy} != maxcpus (${maxCpus})`,
		);
	}

	if (maxCpus < cpus) {
		throw invalidOption(
			undefined,
			'Invalid CPU topology: maxcpus must be equal to or greater than smp: ' +
				`${hierarchy} == maxcpus (${maxCpus}) < smp_cpus (${cpus})`,
		);
	}

	if (cpus > CPUS_MAX || maxCpus > CPUS_MAX) {
		throw invalidOption(
			undefined,
			`Invalid SMP CPUs ${Math.max(cpus, maxCpus)}. ` +
				`The max CPUs supported by machine '${machineName}' is ${CPUS_MAX}`,
		);
	}

	return topology;
};
