import {QmpError} from '../../protocol/qmp-error.ts';
import {fileExists} from '../../runtime/files.ts';
import type {Descriptors, PassedDescriptor} from '../process/descriptors.ts';

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

// The name under which a client has passed the descriptor of an address; undefined for another one.
const descriptorName = (uri: string): string | undefined => /^fd:(?!\d)(.*)$/s.exec(uri)?.[1];

/** Takes the descriptor of an address, which has no name then; undefined if it was not received. */
export const takeDescriptor = (
	uri: string,
	descriptors: Descriptors,
): PassedDescriptor | undefined => {
	const name = descriptorName(uri);
	return name === undefined ? undefined : descriptors.take(name);
};

/**
 * What is wrong with where a migration is to go to, told in the reply (migration.c, `qmp_migrate`).
 * @throws QmpError GenericError
 */
export const checkTarget = (uri: string, descriptors: Descriptors): void => {
	if (/^(?:tcp|vsock):/.test(uri)) {
		checkAddress(uri);
	} else if (uri.startsWith('fd:')) {
		const name = descriptorName(uri);
		if (name !== undefined && !descriptors.has(name)) {
			throw complain(`File descriptor named '${name}' has not been found`);
		}
	} else if (uri.startsWith('rdma:')) {
		throw complain('RDMA ERROR: could not create CM channel');
	} else if (!/^(?:unix|exec):/.test(uri)) {
		throw complain("Parameter 'uri' expects a valid migration protocol");
	}
};

/**
 * What is wrong with where a migration is to come from (migration.c, `qemu_start_incoming_migration`).
 * @throws QmpError GenericError
 */
export const checkSource = (uri: string): void => {
	if (!/^(?:tcp|unix|exec|fd|rdma|vsock):/.test(uri)) {
		throw complain(`unknown migration protocol: ${uri}`);
	}

	if (uri === 'unix:') {
		throw complain('invalid Unix socket address');
	}

	checkAddress(uri);
};

const checkAddress = (uri: string): void => {
	const address = uri.slice(uri.indexOf(':') + 1);
	if (uri.startsWith('tcp:') && !/^(?:\[[^\]]*\]|[^:]*):[^,]+/.test(address)) {
		throw complain(`error parsing address '${address}'`);
	}
};

/** Why nobody can be reached there, found out after the reply; undefined when somebody can. */
export const whyUnreachable = (uri: string): string | undefined => {
	const [, port] = /^tcp:.*:([^:,]+)/.exec(uri) ?? [];
	if (port !== undefined && !/^\d+$/.test(port)) {
		const address = uri.slice('tcp:'.length);
		return `address resolution failed for ${address}: Servname not supported for ai_socktype`;
	}

	const path = uri.startsWith('unix:') ? uri.slice('unix:'.length) : undefined;
	return path === undefined || fileExists(path)
		? undefined
		: `Failed to connect to '${path}': No such file or directory`;
};
