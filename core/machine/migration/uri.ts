import {QmpError} from '../../protocol/qmp-error.ts';
import {fileExists} from '../../runtime/files.ts';

const complain = (desc: string): QmpError => new QmpError('GenericError', desc);

/** Tells whether a descriptor of that name was passed. */
export type HasDescriptor = (name: string) => boolean;

/**
 * What is wrong with where a migration is to go to, told in the reply (migration.c, `qmp_migrate`).
 * @throws QmpError GenericError
 */
export const checkTarget = (uri: string, hasDescriptor: HasDescriptor): void => {
	if (/^(?:tcp|vsock):/.test(uri)) {
		const address = uri.slice(uri.indexOf(':') + 1);
		if (uri.startsWith('tcp:') && !/^(?:\[[^\]]*\]|[^:]*):[^,]+/.test(address)) {
			throw complain(`error parsing address '${address}'`);
		}
	} else if (uri.startsWith('fd:')) {
		const name = uri.slice('fd:'.length);
		if (!/^\d/.test(name) && !hasDescriptor(name)) {
			throw complain(`File descriptor named '${name}' has not been found`);
		}
	} else if (uri.startsWith('rdma:')) {
		throw complain('RDMA ERROR: could not create CM channel');
	} else if (!/^(?:unix|exec):/.test(uri)) {
		throw complain("Parameter 'uri' expects a valid migration protocol");
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
