// Made by `npm run generate` from snapshots/qemu-7.2/query-qmp-schema.json. Not edited by hand.

/** The data of each event; undefined for events without. */
export interface EventData {
	ACPI_DEVICE_OST: {
		info: {
			device?: string;
			slot: string;
			'slot-type': 'DIMM' | 'CPU';
			source: number;
			status: number;
		};
	};
	BALLOON_CHANGE: {actual: number};
	BLOCK_EXPORT_DELETED: {id: string};
	BLOCK_IMAGE_CORRUPTED: {
		device: string;
		'node-name'?: string;
		msg: string;
		offset?: number;
		size?: number;
		fatal: boolean;
	};
	BLOCK_IO_ERROR: {
		device: string;
		'node-name'?: string;
		operation: 'read' | 'write';
		action: 'ignore' | 'report' | 'stop';
		nospace?: boolean;
		reason: string;
	};
	BLOCK_JOB_CANCELLED: {
		type:
			| 'commit'
			| 'stream'
			| 'mirror'
			| 'backup'
			| 'create'
			| 'amend'
			| 'snapshot-load'
			| 'snapshot-save'
			| 'snapshot-delete';
		device: string;
		len: number;
		offset: number;
		speed: number;
	};
	BLOCK_JOB_COMPLETED: {
		type:
			| 'commit'
			| 'stream'
			| 'mirror'
			| 'backup'
			| 'create'
			| 'amend'
			| 'snapshot-load'
			| 'snapshot-save'
			| 'snapshot-delete';
		device: string;
		len: number;
		offset: number;
		speed: number;
		error?: string;
	};
	BLOCK_JOB_ERROR: {
		device: string;
		operation: 'read' | 'write';
		action: 'ignore' | 'report' | 'stop';
	};
	BLOCK_JOB_PENDING: {
		type:
			| 'commit'
			| 'stream'
			| 'mirror'
			| 'backup'
			| 'create'
			| 'amend'
			| 'snapshot-load'
			| 'snapshot-save'
			| 'snapshot-delete';
		id: string;
	};
	BLOCK_JOB_READY: {
		type:
			| 'commit'
			| 'stream'
			| 'mirror'
			| 'backup'
			| 'create'
			| 'amend'
			| 'snapshot-load'
			| 'snapshot-save'
			| 'snapshot-delete';
		device: string;
		len: number;
		offset: number;
		speed: number;
	};
	BLOCK_WRITE_THRESHOLD: {
		'node-name': string;
		'amount-exceeded': number;
		'write-threshold': number;
	};
	COLO_EXIT: {
		mode: 'none' | 'primary' | 'secondary';
		reason: 'none' | 'request' | 'error' | 'processing';
	};
	DEVICE_DELETED: {device?: string; path: string};
	DEVICE_TRAY_MOVED: {device: string; id: string; 'tray-open': boolean};
	DEVICE_UNPLUG_GUEST_ERROR: {device?: string; path: string};
	DUMP_COMPLETED: {
		result: {status: 'none' | 'active' | 'completed' | 'failed'; completed: number; total: number};
		error?: string;
	};
	FAILOVER_NEGOTIATED: {'device-id': string};
	GUEST_CRASHLOADED: {
		action: 'pause' | 'poweroff' | 'run';
		info?:
			| {type: 'hyper-v'; arg1: number; arg2: number; arg3: number; arg4: number; arg5: number}
			| {
					type: 's390';
					core: number;
					'psw-mask': number;
					'psw-addr': number;
					reason: 'unknown' | 'disabled-wait' | 'extint-loop' | 'pgmint-loop' | 'opint-loop';
			  };
	};
	GUEST_PANICKED: {
		action: 'pause' | 'poweroff' | 'run';
		info?:
			| {type: 'hyper-v'; arg1: number; arg2: number; arg3: number; arg4: number; arg5: number}
			| {
					type: 's390';
					core: number;
					'psw-mask': number;
					'psw-addr': number;
					reason: 'unknown' | 'disabled-wait' | 'extint-loop' | 'pgmint-loop' | 'opint-loop';
			  };
	};
	JOB_STATUS_CHANGE: {
		id: string;
		status:
			| 'undefined'
			| 'created'
			| 'running'
			| 'paused'
			| 'ready'
			| 'standby'
			| 'waiting'
			| 'pending'
			| 'aborting'
			| 'concluded'
			| 'null';
	};
	MEMORY_DEVICE_SIZE_CHANGE: {id?: string; size: number; 'qom-path': string};
	MEMORY_FAILURE: {
		recipient: 'hypervisor' | 'guest';
		action: 'ignore' | 'inject' | 'fatal' | 'reset';
		flags: {'action-required': boolean; recursive: boolean};
	};
	MEM_UNPLUG_ERROR: {device: string; msg: string};
	MIGRATION: {
		status:
			| 'none'
			| 'setup'
			| 'cancelling'
			| 'cancelled'
			| 'active'
			| 'postcopy-active'
			| 'postcopy-paused'
			| 'postcopy-recover'
			| 'completed'
			| 'failed'
			| 'colo'
			| 'pre-switchover'
			| 'device'
			| 'wait-unplug';
	};
	MIGRATION_PASS: {pass: number};
	NETDEV_STREAM_CONNECTED: {
		'netdev-id': string;
		addr:
			| {
					type: 'inet';
					host: string;
					port: string;
					numeric?: boolean;
					to?: number;
					ipv4?: boolean;
					ipv6?: boolean;
					'keep-alive'?: boolean;
					mptcp?: boolean;
			  }
			| {type: 'unix'; path: string; abstract?: boolean; tight?: boolean}
			| {type: 'vsock'; cid: string; port: string}
			| {type: 'fd'; str: string};
	};
	NETDEV_STREAM_DISCONNECTED: {'netdev-id': string};
	NIC_RX_FILTER_CHANGED: {name?: string; path: string};
	POWERDOWN: undefined;
	PR_MANAGER_STATUS_CHANGED: {id: string; connected: boolean};
	QUORUM_FAILURE: {reference: string; 'sector-num': number; 'sectors-count': number};
	QUORUM_REPORT_BAD: {
		type: 'read' | 'write' | 'flush';
		error?: string;
		'node-name': string;
		'sector-num': number;
		'sectors-count': number;
	};
	RDMA_GID_STATUS_CHANGED: {
		netdev: string;
		'gid-status': boolean;
		'subnet-prefix': number;
		'interface-id': number;
	};
	RESET: {
		guest: boolean;
		reason:
			| 'none'
			| 'host-error'
			| 'host-qmp-quit'
			| 'host-qmp-system-reset'
			| 'host-signal'
			| 'host-ui'
			| 'guest-shutdown'
			| 'guest-reset'
			| 'guest-panic'
			| 'subsystem-reset'
			| 'snapshot-load';
	};
	RESUME: undefined;
	RTC_CHANGE: {offset: number; 'qom-path': string};
	SHUTDOWN: {
		guest: boolean;
		reason:
			| 'none'
			| 'host-error'
			| 'host-qmp-quit'
			| 'host-qmp-system-reset'
			| 'host-signal'
			| 'host-ui'
			| 'guest-shutdown'
			| 'guest-reset'
			| 'guest-panic'
			| 'subsystem-reset'
			| 'snapshot-load';
	};
	SPICE_CONNECTED: {
		server: {host: string; port: string; family: 'ipv4' | 'ipv6' | 'unix' | 'vsock' | 'unknown'};
		client: {host: string; port: string; family: 'ipv4' | 'ipv6' | 'unix' | 'vsock' | 'unknown'};
	};
	SPICE_DISCONNECTED: {
		server: {host: string; port: string; family: 'ipv4' | 'ipv6' | 'unix' | 'vsock' | 'unknown'};
		client: {host: string; port: string; family: 'ipv4' | 'ipv6' | 'unix' | 'vsock' | 'unknown'};
	};
	SPICE_INITIALIZED: {
		server: {
			host: string;
			port: string;
			family: 'ipv4' | 'ipv6' | 'unix' | 'vsock' | 'unknown';
			auth?: string;
		};
		client: {
			host: string;
			port: string;
			family: 'ipv4' | 'ipv6' | 'unix' | 'vsock' | 'unknown';
			'connection-id': number;
			'channel-type': number;
			'channel-id': number;
			tls: boolean;
		};
	};
	SPICE_MIGRATE_COMPLETED: undefined;
	STOP: undefined;
	SUSPEND: undefined;
	SUSPEND_DISK: undefined;
	UNPLUG_PRIMARY: {'device-id': string};
	VFU_CLIENT_HANGUP: {
		'vfu-id': string;
		'vfu-qom-path': string;
		'dev-id': string;
		'dev-qom-path': string;
	};
	VNC_CONNECTED: {
		server: {
			host: string;
			service: string;
			family: 'ipv4' | 'ipv6' | 'unix' | 'vsock' | 'unknown';
			websocket: boolean;
			auth?: string;
		};
		client: {
			host: string;
			service: string;
			family: 'ipv4' | 'ipv6' | 'unix' | 'vsock' | 'unknown';
			websocket: boolean;
		};
	};
	VNC_DISCONNECTED: {
		server: {
			host: string;
			service: string;
			family: 'ipv4' | 'ipv6' | 'unix' | 'vsock' | 'unknown';
			websocket: boolean;
			auth?: string;
		};
		client: {
			host: string;
			service: string;
			family: 'ipv4' | 'ipv6' | 'unix' | 'vsock' | 'unknown';
			websocket: boolean;
			x509_dname?: string;
			sasl_username?: string;
		};
	};
	VNC_INITIALIZED: {
		server: {
			host: string;
			service: string;
			family: 'ipv4' | 'ipv6' | 'unix' | 'vsock' | 'unknown';
			websocket: boolean;
			auth?: string;
		};
		client: {
			host: string;
			service: string;
			family: 'ipv4' | 'ipv6' | 'unix' | 'vsock' | 'unknown';
			websocket: boolean;
			x509_dname?: string;
			sasl_username?: string;
		};
	};
	VSERPORT_CHANGE: {id: string; open: boolean};
	WAKEUP: undefined;
	WATCHDOG: {action: 'reset' | 'shutdown' | 'poweroff' | 'pause' | 'debug' | 'none' | 'inject-nmi'};
}

/** The name of an event. */
export type EventName = keyof EventData;

/** What each command takes and returns. Integers beyond 2^53 are bigints, though their type says number. */
export interface CommandTypes {
	'add-fd': {
		arguments: {'fdset-id'?: number | undefined; opaque?: string | undefined};
		returns: {'fdset-id': number; fd: number};
	};
	add_client: {
		arguments: {
			protocol: string;
			fdname: string;
			skipauth?: boolean | undefined;
			tls?: boolean | undefined;
		};
		returns: Record<string, never>;
	};
	'announce-self': {
		arguments: {
			initial: number;
			max: number;
			rounds: number;
			step: number;
			interfaces?: ReadonlyArray<string> | undefined;
			id?: string | undefined;
		};
		returns: Record<string, never>;
	};
	balloon: {arguments: {value: number}; returns: Record<string, never>};
	'block-commit': {
		arguments: {
			'job-id'?: string | undefined;
			device: string;
			'base-node'?: string | undefined;
			base?: string | undefined;
			'top-node'?: string | undefined;
			top?: string | undefined;
			'backing-file'?: string | undefined;
			speed?: number | undefined;
			'on-error'?: BlockCommitArgumentsOnError | undefined;
			'filter-node-name'?: string | undefined;
			'auto-finalize'?: boolean | undefined;
			'auto-dismiss'?: boolean | undefined;
		};
		returns: Record<string, never>;
	};
	'block-dirty-bitmap-add': {
		arguments: BlockDirtyBitmapAddArguments;
		returns: Record<string, never>;
	};
	'block-dirty-bitmap-clear': {
		arguments: BlockDirtyBitmapClearArguments;
		returns: Record<string, never>;
	};
	'block-dirty-bitmap-disable': {
		arguments: BlockDirtyBitmapClearArguments;
		returns: Record<string, never>;
	};
	'block-dirty-bitmap-enable': {
		arguments: BlockDirtyBitmapClearArguments;
		returns: Record<string, never>;
	};
	'block-dirty-bitmap-merge': {
		arguments: BlockDirtyBitmapMergeArguments;
		returns: Record<string, never>;
	};
	'block-dirty-bitmap-remove': {
		arguments: BlockDirtyBitmapClearArguments;
		returns: Record<string, never>;
	};
	'block-export-add': {
		arguments:
			| {
					type: 'nbd';
					id: string;
					'fixed-iothread'?: boolean | undefined;
					iothread?: string | undefined;
					'node-name': string;
					writable?: boolean | undefined;
					writethrough?: boolean | undefined;
					name?: string | undefined;
					description?: string | undefined;
					bitmaps?: ReadonlyArray<BlockDirtyBitmapMergeArgumentsBitmaps> | undefined;
					'allocation-depth'?: boolean | undefined;
			  }
			| {
					type: 'vhost-user-blk';
					id: string;
					'fixed-iothread'?: boolean | undefined;
					iothread?: string | undefined;
					'node-name': string;
					writable?: boolean | undefined;
					writethrough?: boolean | undefined;
					addr: BlockExportAddArgumentsVhostUserBlkAddr;
					'logical-block-size'?: number | undefined;
					'num-queues'?: number | undefined;
			  }
			| {
					type: 'fuse';
					id: string;
					'fixed-iothread'?: boolean | undefined;
					iothread?: string | undefined;
					'node-name': string;
					writable?: boolean | undefined;
					writethrough?: boolean | undefined;
					mountpoint: string;
					growable?: boolean | undefined;
					'allow-other'?: 'off' | 'on' | 'auto' | undefined;
			  }
			| {
					type: 'vduse-blk';
					id: string;
					'fixed-iothread'?: boolean | undefined;
					iothread?: string | undefined;
					'node-name': string;
					writable?: boolean | undefined;
					writethrough?: boolean | undefined;
					name: string;
					'num-queues'?: number | undefined;
					'queue-size'?: number | undefined;
					'logical-block-size'?: number | undefined;
					serial?: string | undefined;
			  };
		returns: Record<string, never>;
	};
	'block-export-del': {
		arguments: {id: string; mode?: 'safe' | 'hard' | undefined};
		returns: Record<string, never>;
	};
	'block-job-cancel': {
		arguments: {device: string; force?: boolean | undefined};
		returns: Record<string, never>;
	};
	'block-job-complete': {arguments: {device: string}; returns: Record<string, never>};
	'block-job-dismiss': {arguments: {id: string}; returns: Record<string, never>};
	'block-job-finalize': {arguments: {id: string}; returns: Record<string, never>};
	'block-job-pause': {arguments: {device: string}; returns: Record<string, never>};
	'block-job-resume': {arguments: {device: string}; returns: Record<string, never>};
	'block-job-set-speed': {
		arguments: {device: string; speed: number};
		returns: Record<string, never>;
	};
	'block-latency-histogram-set': {
		arguments: {
			id: string;
			boundaries?: ReadonlyArray<number> | undefined;
			'boundaries-read'?: ReadonlyArray<number> | undefined;
			'boundaries-write'?: ReadonlyArray<number> | undefined;
			'boundaries-flush'?: ReadonlyArray<number> | undefined;
		};
		returns: Record<string, never>;
	};
	'block-set-write-threshold': {
		arguments: {'node-name': string; 'write-threshold': number};
		returns: Record<string, never>;
	};
	'block-stream': {
		arguments: {
			'job-id'?: string | undefined;
			device: string;
			base?: string | undefined;
			'base-node'?: string | undefined;
			'backing-file'?: string | undefined;
			bottom?: string | undefined;
			speed?: number | undefined;
			'on-error'?: BlockCommitArgumentsOnError | undefined;
			'filter-node-name'?: string | undefined;
			'auto-finalize'?: boolean | undefined;
			'auto-dismiss'?: boolean | undefined;
		};
		returns: Record<string, never>;
	};
	block_resize: {
		arguments: {device?: string | undefined; 'node-name'?: string | undefined; size: number};
		returns: Record<string, never>;
	};
	block_set_io_throttle: {
		arguments: {
			device?: string | undefined;
			id?: string | undefined;
			bps: number;
			bps_rd: number;
			bps_wr: number;
			iops: number;
			iops_rd: number;
			iops_wr: number;
			bps_max?: number | undefined;
			bps_rd_max?: number | undefined;
			bps_wr_max?: number | undefined;
			iops_max?: number | undefined;
			iops_rd_max?: number | undefined;
			iops_wr_max?: number | undefined;
			bps_max_length?: number | undefined;
			bps_rd_max_length?: number | undefined;
			bps_wr_max_length?: number | undefined;
			iops_max_length?: number | undefined;
			iops_rd_max_length?: number | undefined;
			iops_wr_max_length?: number | undefined;
			iops_size?: number | undefined;
			group?: string | undefined;
		};
		returns: Record<string, never>;
	};
	'blockdev-add': {arguments: BlockdevAddArguments; returns: Record<string, never>};
	'blockdev-backup': {arguments: BlockdevBackupArguments; returns: Record<string, never>};
	'blockdev-change-medium': {
		arguments: {
			device?: string | undefined;
			id?: string | undefined;
			filename: string;
			format?: string | undefined;
			force?: boolean | undefined;
			'read-only-mode'?: 'retain' | 'read-only' | 'read-write' | undefined;
		};
		returns: Record<string, never>;
	};
	'blockdev-close-tray': {
		arguments: {device?: string | undefined; id?: string | undefined};
		returns: Record<string, never>;
	};
	'blockdev-create': {
		arguments: {
			'job-id': string;
			options:
				| {
						driver: 'file';
						filename: string;
						size: number;
						preallocation?: BlockdevCreateArgumentsOptionsFilePreallocation | undefined;
						nocow?: boolean | undefined;
						'extent-size-hint'?: number | undefined;
				  }
				| {
						driver: 'gluster';
						location: BlockdevAddArgumentsGluster;
						size: number;
						preallocation?: BlockdevCreateArgumentsOptionsFilePreallocation | undefined;
				  }
				| {
						driver: 'luks';
						'key-secret'?: string | undefined;
						'cipher-alg'?: BlockdevCreateArgumentsOptionsLuksCipherAlg | undefined;
						'cipher-mode'?: BlockdevCreateArgumentsOptionsLuksCipherMode | undefined;
						'ivgen-alg'?: 'plain' | 'plain64' | 'essiv' | undefined;
						'ivgen-hash-alg'?: BlockdevCreateArgumentsOptionsLuksIvgenHashAlg | undefined;
						'hash-alg'?: BlockdevCreateArgumentsOptionsLuksIvgenHashAlg | undefined;
						'iter-time'?: number | undefined;
						file: BlockdevAddArgumentsBlkdebugImage;
						size: number;
						preallocation?: BlockdevCreateArgumentsOptionsFilePreallocation | undefined;
				  }
				| {driver: 'nfs'; location: BlockdevAddArgumentsNfs; size: number}
				| {
						driver: 'parallels';
						file: BlockdevAddArgumentsBlkdebugImage;
						size: number;
						'cluster-size'?: number | undefined;
				  }
				| {
						driver: 'qcow';
						file: BlockdevAddArgumentsBlkdebugImage;
						size: number;
						'backing-file'?: string | undefined;
						encrypt?: BlockdevCreateArgumentsOptionsQcowEncrypt | undefined;
				  }
				| {
						driver: 'qcow2';
						file: BlockdevAddArgumentsBlkdebugImage;
						'data-file'?: BlockdevAddArgumentsBlkdebugImage | undefined;
						'data-file-raw'?: boolean | undefined;
						'extended-l2'?: boolean | undefined;
						size: number;
						version?: 'v2' | 'v3' | undefined;
						'backing-file'?: string | undefined;
						'backing-fmt'?: BlockdevAddArgumentsDriver | undefined;
						encrypt?: BlockdevCreateArgumentsOptionsQcowEncrypt | undefined;
						'cluster-size'?: number | undefined;
						preallocation?: BlockdevCreateArgumentsOptionsFilePreallocation | undefined;
						'lazy-refcounts'?: boolean | undefined;
						'refcount-bits'?: number | undefined;
						'compression-type'?: 'zlib' | 'zstd' | undefined;
				  }
				| {
						driver: 'qed';
						file: BlockdevAddArgumentsBlkdebugImage;
						size: number;
						'backing-file'?: string | undefined;
						'backing-fmt'?: BlockdevAddArgumentsDriver | undefined;
						'cluster-size'?: number | undefined;
						'table-size'?: number | undefined;
				  }
				| {
						driver: 'rbd';
						location: BlockdevAddArgumentsRbd;
						size: number;
						'cluster-size'?: number | undefined;
						encrypt?:
							| {
									format: 'luks';
									'key-secret': string;
									'cipher-alg'?: BlockdevCreateArgumentsOptionsLuksCipherAlg | undefined;
							  }
							| {
									format: 'luks2';
									'key-secret': string;
									'cipher-alg'?: BlockdevCreateArgumentsOptionsLuksCipherAlg | undefined;
							  }
							| undefined;
				  }
				| {driver: 'ssh'; location: BlockdevAddArgumentsSsh; size: number}
				| {
						driver: 'vdi';
						file: BlockdevAddArgumentsBlkdebugImage;
						size: number;
						preallocation?: BlockdevCreateArgumentsOptionsFilePreallocation | undefined;
				  }
				| {
						driver: 'vhdx';
						file: BlockdevAddArgumentsBlkdebugImage;
						size: number;
						'log-size'?: number | undefined;
						'block-size'?: number | undefined;
						subformat?: 'dynamic' | 'fixed' | undefined;
						'block-state-zero'?: boolean | undefined;
				  }
				| {
						driver: 'vmdk';
						file: BlockdevAddArgumentsBlkdebugImage;
						size: number;
						extents?: ReadonlyArray<BlockdevAddArgumentsBlkdebugImage> | undefined;
						subformat?:
							| 'monolithicSparse'
							| 'monolithicFlat'
							| 'twoGbMaxExtentSparse'
							| 'twoGbMaxExtentFlat'
							| 'streamOptimized'
							| undefined;
						'backing-file'?: string | undefined;
						'adapter-type'?: 'ide' | 'buslogic' | 'lsilogic' | 'legacyESX' | undefined;
						hwversion?: string | undefined;
						toolsversion?: string | undefined;
						'zeroed-grain'?: boolean | undefined;
				  }
				| {
						driver: 'vpc';
						file: BlockdevAddArgumentsBlkdebugImage;
						size: number;
						subformat?: 'dynamic' | 'fixed' | undefined;
						'force-size'?: boolean | undefined;
				  }
				| {driver: 'blkdebug'}
				| {driver: 'blklogwrites'}
				| {driver: 'blkreplay'}
				| {driver: 'blkverify'}
				| {driver: 'bochs'}
				| {driver: 'cloop'}
				| {driver: 'compress'}
				| {driver: 'copy-before-write'}
				| {driver: 'copy-on-read'}
				| {driver: 'dmg'}
				| {driver: 'snapshot-access'}
				| {driver: 'ftp'}
				| {driver: 'ftps'}
				| {driver: 'host_cdrom'}
				| {driver: 'host_device'}
				| {driver: 'http'}
				| {driver: 'https'}
				| {driver: 'iscsi'}
				| {driver: 'nbd'}
				| {driver: 'null-aio'}
				| {driver: 'null-co'}
				| {driver: 'nvme'}
				| {driver: 'preallocate'}
				| {driver: 'quorum'}
				| {driver: 'raw'}
				| {driver: 'replication'}
				| {driver: 'throttle'}
				| {driver: 'vvfat'};
		};
		returns: Record<string, never>;
	};
	'blockdev-del': {arguments: {'node-name': string}; returns: Record<string, never>};
	'blockdev-insert-medium': {
		arguments: {id: string; 'node-name': string};
		returns: Record<string, never>;
	};
	'blockdev-mirror': {
		arguments: {
			'job-id'?: string | undefined;
			device: string;
			target: string;
			replaces?: string | undefined;
			sync: BlockdevBackupArgumentsSync;
			speed?: number | undefined;
			granularity?: number | undefined;
			'buf-size'?: number | undefined;
			'on-source-error'?: BlockCommitArgumentsOnError | undefined;
			'on-target-error'?: BlockCommitArgumentsOnError | undefined;
			'filter-node-name'?: string | undefined;
			'copy-mode'?: 'background' | 'write-blocking' | undefined;
			'auto-finalize'?: boolean | undefined;
			'auto-dismiss'?: boolean | undefined;
		};
		returns: Record<string, never>;
	};
	'blockdev-open-tray': {
		arguments: {device?: string | undefined; id?: string | undefined; force?: boolean | undefined};
		returns: Record<string, never>;
	};
	'blockdev-remove-medium': {arguments: {id: string}; returns: Record<string, never>};
	'blockdev-reopen': {
		arguments: {options: ReadonlyArray<BlockdevAddArguments>};
		returns: Record<string, never>;
	};
	'blockdev-snapshot': {arguments: BlockdevSnapshotArguments; returns: Record<string, never>};
	'blockdev-snapshot-delete-internal-sync': {
		arguments: {device: string; id?: string | undefined; name?: string | undefined};
		returns: BlockdevSnapshotDeleteInternalSyncReturn;
	};
	'blockdev-snapshot-internal-sync': {
		arguments: BlockdevSnapshotInternalSyncArguments;
		returns: Record<string, never>;
	};
	'blockdev-snapshot-sync': {
		arguments: BlockdevSnapshotSyncArguments;
		returns: Record<string, never>;
	};
	'calc-dirty-rate': {
		arguments: {
			'calc-time': number;
			'sample-pages'?: number | undefined;
			mode?: 'page-sampling' | 'dirty-ring' | 'dirty-bitmap' | undefined;
		};
		returns: Record<string, never>;
	};
	'cancel-vcpu-dirty-limit': {
		arguments: {'cpu-index'?: number | undefined};
		returns: Record<string, never>;
	};
	'change-backing-file': {
		arguments: {device: string; 'image-node-name': string; 'backing-file': string};
		returns: Record<string, never>;
	};
	'change-vnc-password': {arguments: {password: string}; returns: Record<string, never>};
	'chardev-add': {
		arguments: {id: string; backend: ChardevAddArgumentsBackend};
		returns: ChardevAddReturn;
	};
	'chardev-change': {
		arguments: {id: string; backend: ChardevAddArgumentsBackend};
		returns: ChardevAddReturn;
	};
	'chardev-remove': {arguments: {id: string}; returns: Record<string, never>};
	'chardev-send-break': {arguments: {id: string}; returns: Record<string, never>};
	client_migrate_info: {
		arguments: {
			protocol: string;
			hostname: string;
			port?: number | undefined;
			'tls-port'?: number | undefined;
			'cert-subject'?: string | undefined;
		};
		returns: Record<string, never>;
	};
	closefd: {arguments: {fdname: string}; returns: Record<string, never>};
	cont: {arguments: Record<string, never>; returns: Record<string, never>};
	'device-list-properties': {
		arguments: {typename: string};
		returns: ReadonlyArray<DeviceListPropertiesReturn>;
	};
	device_add: {
		arguments: {driver: string; bus?: string | undefined; id?: string | undefined} & {
			readonly [property: string]: unknown;
		};
		returns: Record<string, never>;
	};
	device_del: {arguments: {id: string}; returns: Record<string, never>};
	'display-reload': {
		arguments: {type: 'vnc'; 'tls-certs'?: boolean | undefined};
		returns: Record<string, never>;
	};
	'display-update': {
		arguments: {
			type: 'vnc';
			addresses?: ReadonlyArray<BlockExportAddArgumentsVhostUserBlkAddr> | undefined;
		};
		returns: Record<string, never>;
	};
	'drive-backup': {arguments: DriveBackupArguments; returns: Record<string, never>};
	'drive-mirror': {
		arguments: {
			'job-id'?: string | undefined;
			device: string;
			target: string;
			format?: string | undefined;
			'node-name'?: string | undefined;
			replaces?: string | undefined;
			sync: BlockdevBackupArgumentsSync;
			mode?: 'existing' | 'absolute-paths' | undefined;
			speed?: number | undefined;
			granularity?: number | undefined;
			'buf-size'?: number | undefined;
			'on-source-error'?: BlockCommitArgumentsOnError | undefined;
			'on-target-error'?: BlockCommitArgumentsOnError | undefined;
			unmap?: boolean | undefined;
			'copy-mode'?: 'background' | 'write-blocking' | undefined;
			'auto-finalize'?: boolean | undefined;
			'auto-dismiss'?: boolean | undefined;
		};
		returns: Record<string, never>;
	};
	'dump-guest-memory': {
		arguments: {
			paging: boolean;
			protocol: string;
			detach?: boolean | undefined;
			begin?: number | undefined;
			length?: number | undefined;
			format?: DumpGuestMemoryArgumentsFormat | undefined;
		};
		returns: Record<string, never>;
	};
	dumpdtb: {arguments: {filename: string}; returns: Record<string, never>};
	eject: {
		arguments: {device?: string | undefined; id?: string | undefined; force?: boolean | undefined};
		returns: Record<string, never>;
	};
	expire_password: {
		arguments:
			| {protocol: 'vnc'; time: string; display?: string | undefined}
			| {protocol: 'spice'; time: string};
		returns: Record<string, never>;
	};
	getfd: {arguments: {fdname: string}; returns: Record<string, never>};
	'human-monitor-command': {
		arguments: {'command-line': string; 'cpu-index'?: number | undefined};
		returns: string;
	};
	'inject-nmi': {arguments: Record<string, never>; returns: Record<string, never>};
	'input-send-event': {
		arguments: {
			device?: string | undefined;
			head?: number | undefined;
			events: ReadonlyArray<
				| {type: 'key'; data: {key: InputSendEventArgumentsEventsKeyDataKey; down: boolean}}
				| {
						type: 'btn';
						data: {
							button:
								| 'left'
								| 'middle'
								| 'right'
								| 'wheel-up'
								| 'wheel-down'
								| 'side'
								| 'extra'
								| 'wheel-left'
								| 'wheel-right';
							down: boolean;
						};
				  }
				| {type: 'rel'; data: {axis: 'x' | 'y'; value: number}}
				| {type: 'abs'; data: {axis: 'x' | 'y'; value: number}}
			>;
		};
		returns: Record<string, never>;
	};
	'job-cancel': {arguments: {id: string}; returns: Record<string, never>};
	'job-complete': {arguments: {id: string}; returns: Record<string, never>};
	'job-dismiss': {arguments: {id: string}; returns: Record<string, never>};
	'job-finalize': {arguments: {id: string}; returns: Record<string, never>};
	'job-pause': {arguments: {id: string}; returns: Record<string, never>};
	'job-resume': {arguments: {id: string}; returns: Record<string, never>};
	memsave: {
		arguments: {val: number; size: number; filename: string; 'cpu-index'?: number | undefined};
		returns: Record<string, never>;
	};
	migrate: {
		arguments: {
			uri: string;
			blk?: boolean | undefined;
			inc?: boolean | undefined;
			detach?: boolean | undefined;
			resume?: boolean | undefined;
		};
		returns: Record<string, never>;
	};
	'migrate-continue': {
		arguments: {state: MigrateContinueArgumentsState};
		returns: Record<string, never>;
	};
	'migrate-incoming': {arguments: {uri: string}; returns: Record<string, never>};
	'migrate-pause': {arguments: Record<string, never>; returns: Record<string, never>};
	'migrate-recover': {arguments: {uri: string}; returns: Record<string, never>};
	'migrate-set-capabilities': {
		arguments: {capabilities: ReadonlyArray<MigrateSetCapabilitiesArgumentsCapabilities>};
		returns: Record<string, never>;
	};
	'migrate-set-parameters': {
		arguments: {
			'announce-initial'?: number | undefined;
			'announce-max'?: number | undefined;
			'announce-rounds'?: number | undefined;
			'announce-step'?: number | undefined;
			'compress-level'?: number | undefined;
			'compress-threads'?: number | undefined;
			'compress-wait-thread'?: boolean | undefined;
			'decompress-threads'?: number | undefined;
			'throttle-trigger-threshold'?: number | undefined;
			'cpu-throttle-initial'?: number | undefined;
			'cpu-throttle-increment'?: number | undefined;
			'cpu-throttle-tailslow'?: boolean | undefined;
			'tls-creds'?: MigrateSetParametersArgumentsTlsCreds | undefined;
			'tls-hostname'?: MigrateSetParametersArgumentsTlsCreds | undefined;
			'tls-authz'?: MigrateSetParametersArgumentsTlsCreds | undefined;
			'max-bandwidth'?: number | undefined;
			'downtime-limit'?: number | undefined;
			'x-checkpoint-delay'?: number | undefined;
			'block-incremental'?: boolean | undefined;
			'multifd-channels'?: number | undefined;
			'xbzrle-cache-size'?: number | undefined;
			'max-postcopy-bandwidth'?: number | undefined;
			'max-cpu-throttle'?: number | undefined;
			'multifd-compression'?: 'none' | 'zlib' | 'zstd' | undefined;
			'multifd-zlib-level'?: number | undefined;
			'multifd-zstd-level'?: number | undefined;
			'block-bitmap-mapping'?:
				| ReadonlyArray<MigrateSetParametersArgumentsBlockBitmapMapping>
				| undefined;
		};
		returns: Record<string, never>;
	};
	'migrate-start-postcopy': {arguments: Record<string, never>; returns: Record<string, never>};
	migrate_cancel: {arguments: Record<string, never>; returns: Record<string, never>};
	'nbd-server-add': {
		arguments: {
			name?: string | undefined;
			description?: string | undefined;
			device: string;
			writable?: boolean | undefined;
			bitmap?: string | undefined;
		};
		returns: Record<string, never>;
	};
	'nbd-server-remove': {
		arguments: {name: string; mode?: 'safe' | 'hard' | undefined};
		returns: Record<string, never>;
	};
	'nbd-server-start': {
		arguments: {
			addr: ChardevAddArgumentsBackendSocketDataAddr;
			'tls-creds'?: string | undefined;
			'tls-authz'?: string | undefined;
			'max-connections'?: number | undefined;
		};
		returns: Record<string, never>;
	};
	'nbd-server-stop': {arguments: Record<string, never>; returns: Record<string, never>};
	netdev_add: {
		arguments:
			| {
					type: 'nic';
					id: string;
					netdev?: string | undefined;
					macaddr?: string | undefined;
					model?: string | undefined;
					addr?: string | undefined;
					vectors?: number | undefined;
			  }
			| {
					type: 'user';
					id: string;
					hostname?: string | undefined;
					restrict?: boolean | undefined;
					ipv4?: boolean | undefined;
					ipv6?: boolean | undefined;
					ip?: string | undefined;
					net?: string | undefined;
					host?: string | undefined;
					tftp?: string | undefined;
					bootfile?: string | undefined;
					dhcpstart?: string | undefined;
					dns?: string | undefined;
					dnssearch?: ReadonlyArray<BlockExportAddArgumentsVhostUserBlkAddrFd> | undefined;
					domainname?: string | undefined;
					'ipv6-prefix'?: string | undefined;
					'ipv6-prefixlen'?: number | undefined;
					'ipv6-host'?: string | undefined;
					'ipv6-dns'?: string | undefined;
					smb?: string | undefined;
					smbserver?: string | undefined;
					hostfwd?: ReadonlyArray<BlockExportAddArgumentsVhostUserBlkAddrFd> | undefined;
					guestfwd?: ReadonlyArray<BlockExportAddArgumentsVhostUserBlkAddrFd> | undefined;
					'tftp-server-name'?: string | undefined;
			  }
			| {
					type: 'tap';
					id: string;
					ifname?: string | undefined;
					fd?: string | undefined;
					fds?: string | undefined;
					script?: string | undefined;
					downscript?: string | undefined;
					br?: string | undefined;
					helper?: string | undefined;
					sndbuf?: number | undefined;
					vnet_hdr?: boolean | undefined;
					vhost?: boolean | undefined;
					vhostfd?: string | undefined;
					vhostfds?: string | undefined;
					vhostforce?: boolean | undefined;
					queues?: number | undefined;
					'poll-us'?: number | undefined;
			  }
			| {
					type: 'l2tpv3';
					id: string;
					src: string;
					dst: string;
					srcport?: string | undefined;
					dstport?: string | undefined;
					ipv6?: boolean | undefined;
					udp?: boolean | undefined;
					cookie64?: boolean | undefined;
					counter?: boolean | undefined;
					pincounter?: boolean | undefined;
					txcookie?: number | undefined;
					rxcookie?: number | undefined;
					txsession: number;
					rxsession?: number | undefined;
					offset?: number | undefined;
			  }
			| {
					type: 'socket';
					id: string;
					fd?: string | undefined;
					listen?: string | undefined;
					connect?: string | undefined;
					mcast?: string | undefined;
					localaddr?: string | undefined;
					udp?: string | undefined;
			  }
			| {
					type: 'stream';
					id: string;
					addr: BlockExportAddArgumentsVhostUserBlkAddr;
					server?: boolean | undefined;
			  }
			| {
					type: 'dgram';
					id: string;
					local?: BlockExportAddArgumentsVhostUserBlkAddr | undefined;
					remote?: BlockExportAddArgumentsVhostUserBlkAddr | undefined;
			  }
			| {
					type: 'vde';
					id: string;
					sock?: string | undefined;
					port?: number | undefined;
					group?: string | undefined;
					mode?: number | undefined;
			  }
			| {type: 'bridge'; id: string; br?: string | undefined; helper?: string | undefined}
			| {type: 'hubport'; id: string; hubid: number; netdev?: string | undefined}
			| {type: 'netmap'; id: string; ifname: string; devname?: string | undefined}
			| {
					type: 'vhost-user';
					id: string;
					chardev: string;
					vhostforce?: boolean | undefined;
					queues?: number | undefined;
			  }
			| {
					type: 'vhost-vdpa';
					id: string;
					vhostdev?: string | undefined;
					vhostfd?: string | undefined;
					queues?: number | undefined;
					'x-svq'?: boolean | undefined;
			  }
			| {type: 'none'; id: string};
		returns: Record<string, never>;
	};
	netdev_del: {arguments: {id: string}; returns: Record<string, never>};
	'object-add': {
		arguments:
			| {
					'qom-type': 'authz-list';
					id: string;
					policy?: 'deny' | 'allow' | undefined;
					rules?:
						| ReadonlyArray<{
								match: string;
								policy: 'deny' | 'allow';
								format?: 'exact' | 'glob' | undefined;
						  }>
						| undefined;
			  }
			| {'qom-type': 'authz-listfile'; id: string; filename: string; refresh?: boolean | undefined}
			| {'qom-type': 'authz-pam'; id: string; service: string}
			| {'qom-type': 'authz-simple'; id: string; identity: string}
			| {'qom-type': 'can-host-socketcan'; id: string; if: string; canbus: string}
			| {
					'qom-type': 'colo-compare';
					id: string;
					primary_in: string;
					secondary_in: string;
					outdev: string;
					iothread: string;
					notify_dev?: string | undefined;
					compare_timeout?: number | undefined;
					expired_scan_cycle?: number | undefined;
					max_queue_size?: number | undefined;
					vnet_hdr_support?: boolean | undefined;
			  }
			| {'qom-type': 'cryptodev-backend'; id: string; queues?: number | undefined}
			| {'qom-type': 'cryptodev-backend-builtin'; id: string; queues?: number | undefined}
			| {'qom-type': 'cryptodev-backend-lkcf'; id: string; queues?: number | undefined}
			| {
					'qom-type': 'cryptodev-vhost-user';
					id: string;
					queues?: number | undefined;
					chardev: string;
			  }
			| {'qom-type': 'dbus-vmstate'; id: string; addr: string; 'id-list'?: string | undefined}
			| {
					'qom-type': 'filter-buffer';
					id: string;
					netdev: string;
					queue?: 'all' | 'rx' | 'tx' | undefined;
					status?: string | undefined;
					position?: string | undefined;
					insert?: 'before' | 'behind' | undefined;
					interval: number;
			  }
			| {
					'qom-type': 'filter-dump';
					id: string;
					netdev: string;
					queue?: 'all' | 'rx' | 'tx' | undefined;
					status?: string | undefined;
					position?: string | undefined;
					insert?: 'before' | 'behind' | undefined;
					file: string;
					maxlen?: number | undefined;
			  }
			| {
					'qom-type': 'filter-mirror';
					id: string;
					netdev: string;
					queue?: 'all' | 'rx' | 'tx' | undefined;
					status?: string | undefined;
					position?: string | undefined;
					insert?: 'before' | 'behind' | undefined;
					outdev: string;
					vnet_hdr_support?: boolean | undefined;
			  }
			| {
					'qom-type': 'filter-redirector';
					id: string;
					netdev: string;
					queue?: 'all' | 'rx' | 'tx' | undefined;
					status?: string | undefined;
					position?: string | undefined;
					insert?: 'before' | 'behind' | undefined;
					indev?: string | undefined;
					outdev?: string | undefined;
					vnet_hdr_support?: boolean | undefined;
			  }
			| {
					'qom-type': 'filter-replay';
					id: string;
					netdev: string;
					queue?: 'all' | 'rx' | 'tx' | undefined;
					status?: string | undefined;
					position?: string | undefined;
					insert?: 'before' | 'behind' | undefined;
			  }
			| {
					'qom-type': 'filter-rewriter';
					id: string;
					netdev: string;
					queue?: 'all' | 'rx' | 'tx' | undefined;
					status?: string | undefined;
					position?: string | undefined;
					insert?: 'before' | 'behind' | undefined;
					vnet_hdr_support?: boolean | undefined;
			  }
			| {
					'qom-type': 'input-barrier';
					id: string;
					name: string;
					server?: string | undefined;
					port?: string | undefined;
					'x-origin'?: string | undefined;
					'y-origin'?: string | undefined;
					width?: string | undefined;
					height?: string | undefined;
			  }
			| {
					'qom-type': 'input-linux';
					id: string;
					evdev: string;
					grab_all?: boolean | undefined;
					repeat?: boolean | undefined;
					'grab-toggle'?:
						| 'ctrl-ctrl'
						| 'alt-alt'
						| 'shift-shift'
						| 'meta-meta'
						| 'scrolllock'
						| 'ctrl-scrolllock'
						| undefined;
			  }
			| {
					'qom-type': 'iothread';
					id: string;
					'aio-max-batch'?: number | undefined;
					'thread-pool-min'?: number | undefined;
					'thread-pool-max'?: number | undefined;
					'poll-max-ns'?: number | undefined;
					'poll-grow'?: number | undefined;
					'poll-shrink'?: number | undefined;
			  }
			| {
					'qom-type': 'main-loop';
					id: string;
					'aio-max-batch'?: number | undefined;
					'thread-pool-min'?: number | undefined;
					'thread-pool-max'?: number | undefined;
			  }
			| {
					'qom-type': 'memory-backend-epc';
					id: string;
					dump?: boolean | undefined;
					'host-nodes'?: ReadonlyArray<number> | undefined;
					merge?: boolean | undefined;
					policy?: ObjectAddArgumentsMemoryBackendEpcPolicy | undefined;
					prealloc?: boolean | undefined;
					'prealloc-threads'?: number | undefined;
					'prealloc-context'?: string | undefined;
					share?: boolean | undefined;
					reserve?: boolean | undefined;
					size: number;
					'x-use-canonical-path-for-ramblock-id'?: boolean | undefined;
			  }
			| {
					'qom-type': 'memory-backend-file';
					id: string;
					dump?: boolean | undefined;
					'host-nodes'?: ReadonlyArray<number> | undefined;
					merge?: boolean | undefined;
					policy?: ObjectAddArgumentsMemoryBackendEpcPolicy | undefined;
					prealloc?: boolean | undefined;
					'prealloc-threads'?: number | undefined;
					'prealloc-context'?: string | undefined;
					share?: boolean | undefined;
					reserve?: boolean | undefined;
					size: number;
					'x-use-canonical-path-for-ramblock-id'?: boolean | undefined;
					align?: number | undefined;
					'discard-data'?: boolean | undefined;
					'mem-path': string;
					pmem?: boolean | undefined;
					readonly?: boolean | undefined;
			  }
			| {
					'qom-type': 'memory-backend-memfd';
					id: string;
					dump?: boolean | undefined;
					'host-nodes'?: ReadonlyArray<number> | undefined;
					merge?: boolean | undefined;
					policy?: ObjectAddArgumentsMemoryBackendEpcPolicy | undefined;
					prealloc?: boolean | undefined;
					'prealloc-threads'?: number | undefined;
					'prealloc-context'?: string | undefined;
					share?: boolean | undefined;
					reserve?: boolean | undefined;
					size: number;
					'x-use-canonical-path-for-ramblock-id'?: boolean | undefined;
					hugetlb?: boolean | undefined;
					hugetlbsize?: number | undefined;
					seal?: boolean | undefined;
			  }
			| {
					'qom-type': 'memory-backend-ram';
					id: string;
					dump?: boolean | undefined;
					'host-nodes'?: ReadonlyArray<number> | undefined;
					merge?: boolean | undefined;
					policy?: ObjectAddArgumentsMemoryBackendEpcPolicy | undefined;
					prealloc?: boolean | undefined;
					'prealloc-threads'?: number | undefined;
					'prealloc-context'?: string | undefined;
					share?: boolean | undefined;
					reserve?: boolean | undefined;
					size: number;
					'x-use-canonical-path-for-ramblock-id'?: boolean | undefined;
			  }
			| {'qom-type': 'pr-manager-helper'; id: string; path: string}
			| {'qom-type': 'qtest'; id: string; chardev: string; log?: string | undefined}
			| {'qom-type': 'rng-builtin'; id: string; opened?: boolean | undefined}
			| {'qom-type': 'rng-egd'; id: string; opened?: boolean | undefined; chardev: string}
			| {
					'qom-type': 'rng-random';
					id: string;
					opened?: boolean | undefined;
					filename?: string | undefined;
			  }
			| {
					'qom-type': 'secret';
					id: string;
					loaded?: boolean | undefined;
					format?: 'raw' | 'base64' | undefined;
					keyid?: string | undefined;
					iv?: string | undefined;
					data?: string | undefined;
					file?: string | undefined;
			  }
			| {
					'qom-type': 'secret_keyring';
					id: string;
					loaded?: boolean | undefined;
					format?: 'raw' | 'base64' | undefined;
					keyid?: string | undefined;
					iv?: string | undefined;
					serial: number;
			  }
			| {
					'qom-type': 'sev-guest';
					id: string;
					'sev-device'?: string | undefined;
					'dh-cert-file'?: string | undefined;
					'session-file'?: string | undefined;
					policy?: number | undefined;
					handle?: number | undefined;
					cbitpos?: number | undefined;
					'reduced-phys-bits': number;
					'kernel-hashes'?: boolean | undefined;
			  }
			| {
					'qom-type': 'thread-context';
					id: string;
					'cpu-affinity'?: ReadonlyArray<number> | undefined;
					'node-affinity'?: ReadonlyArray<number> | undefined;
			  }
			| {
					'qom-type': 'throttle-group';
					id: string;
					limits?:
						| {
								'iops-total'?: number | undefined;
								'iops-total-max'?: number | undefined;
								'iops-total-max-length'?: number | undefined;
								'iops-read'?: number | undefined;
								'iops-read-max'?: number | undefined;
								'iops-read-max-length'?: number | undefined;
								'iops-write'?: number | undefined;
								'iops-write-max'?: number | undefined;
								'iops-write-max-length'?: number | undefined;
								'bps-total'?: number | undefined;
								'bps-total-max'?: number | undefined;
								'bps-total-max-length'?: number | undefined;
								'bps-read'?: number | undefined;
								'bps-read-max'?: number | undefined;
								'bps-read-max-length'?: number | undefined;
								'bps-write'?: number | undefined;
								'bps-write-max'?: number | undefined;
								'bps-write-max-length'?: number | undefined;
								'iops-size'?: number | undefined;
						  }
						| undefined;
					'x-iops-total'?: number | undefined;
					'x-iops-total-max'?: number | undefined;
					'x-iops-total-max-length'?: number | undefined;
					'x-iops-read'?: number | undefined;
					'x-iops-read-max'?: number | undefined;
					'x-iops-read-max-length'?: number | undefined;
					'x-iops-write'?: number | undefined;
					'x-iops-write-max'?: number | undefined;
					'x-iops-write-max-length'?: number | undefined;
					'x-bps-total'?: number | undefined;
					'x-bps-total-max'?: number | undefined;
					'x-bps-total-max-length'?: number | undefined;
					'x-bps-read'?: number | undefined;
					'x-bps-read-max'?: number | undefined;
					'x-bps-read-max-length'?: number | undefined;
					'x-bps-write'?: number | undefined;
					'x-bps-write-max'?: number | undefined;
					'x-bps-write-max-length'?: number | undefined;
					'x-iops-size'?: number | undefined;
			  }
			| {
					'qom-type': 'tls-creds-anon';
					id: string;
					'verify-peer'?: boolean | undefined;
					dir?: string | undefined;
					endpoint?: 'client' | 'server' | undefined;
					priority?: string | undefined;
					loaded?: boolean | undefined;
			  }
			| {
					'qom-type': 'tls-creds-psk';
					id: string;
					'verify-peer'?: boolean | undefined;
					dir?: string | undefined;
					endpoint?: 'client' | 'server' | undefined;
					priority?: string | undefined;
					loaded?: boolean | undefined;
					username?: string | undefined;
			  }
			| {
					'qom-type': 'tls-creds-x509';
					id: string;
					'verify-peer'?: boolean | undefined;
					dir?: string | undefined;
					endpoint?: 'client' | 'server' | undefined;
					priority?: string | undefined;
					loaded?: boolean | undefined;
					'sanity-check'?: boolean | undefined;
					passwordid?: string | undefined;
			  }
			| {
					'qom-type': 'tls-cipher-suites';
					id: string;
					'verify-peer'?: boolean | undefined;
					dir?: string | undefined;
					endpoint?: 'client' | 'server' | undefined;
					priority?: string | undefined;
			  }
			| {'qom-type': 'x-remote-object'; id: string; fd: string; devid: string}
			| {
					'qom-type': 'x-vfio-user-server';
					id: string;
					socket: BlockExportAddArgumentsVhostUserBlkAddr;
					device: string;
			  }
			| {'qom-type': 'can-bus'; id: string}
			| {'qom-type': 'pef-guest'; id: string}
			| {'qom-type': 's390-pv-guest'; id: string};
		returns: Record<string, never>;
	};
	'object-del': {arguments: {id: string}; returns: Record<string, never>};
	pmemsave: {
		arguments: {val: number; size: number; filename: string};
		returns: Record<string, never>;
	};
	qmp_capabilities: {
		arguments: {enable?: ReadonlyArray<'oob'> | undefined};
		returns: Record<string, never>;
	};
	'qom-get': {arguments: {path: string; property: string}; returns: unknown};
	'qom-list': {arguments: {path: string}; returns: ReadonlyArray<DeviceListPropertiesReturn>};
	'qom-list-properties': {
		arguments: {typename: string};
		returns: ReadonlyArray<DeviceListPropertiesReturn>;
	};
	'qom-list-types': {
		arguments: {implements?: string | undefined; abstract?: boolean | undefined};
		returns: ReadonlyArray<{
			name: string;
			abstract?: boolean | undefined;
			parent?: string | undefined;
		}>;
	};
	'qom-set': {
		arguments: {path: string; property: string; value: unknown};
		returns: Record<string, never>;
	};
	'query-acpi-ospm-status': {
		arguments: Record<string, never>;
		returns: ReadonlyArray<{
			device?: string | undefined;
			slot: string;
			'slot-type': 'DIMM' | 'CPU';
			source: number;
			status: number;
		}>;
	};
	'query-balloon': {arguments: Record<string, never>; returns: {actual: number}};
	'query-block': {
		arguments: Record<string, never>;
		returns: ReadonlyArray<{
			device: string;
			qdev?: string | undefined;
			type: string;
			removable: boolean;
			locked: boolean;
			inserted?: QueryBlockReturnInserted | undefined;
			tray_open?: boolean | undefined;
			'io-status'?: 'ok' | 'failed' | 'nospace' | undefined;
		}>;
	};
	'query-block-exports': {
		arguments: Record<string, never>;
		returns: ReadonlyArray<{
			id: string;
			type: BlockExportAddArgumentsType;
			'node-name': string;
			'shutting-down': boolean;
		}>;
	};
	'query-block-jobs': {
		arguments: Record<string, never>;
		returns: ReadonlyArray<{
			type: string;
			device: string;
			len: number;
			offset: number;
			busy: boolean;
			paused: boolean;
			speed: number;
			'io-status': 'ok' | 'failed' | 'nospace';
			ready: boolean;
			status: QueryBlockJobsReturnStatus;
			'auto-finalize': boolean;
			'auto-dismiss': boolean;
			error?: string | undefined;
		}>;
	};
	'query-blockstats': {
		arguments: {'query-nodes'?: boolean | undefined};
		returns: ReadonlyArray<QueryBlockstatsReturn>;
	};
	'query-chardev': {
		arguments: Record<string, never>;
		returns: ReadonlyArray<{label: string; filename: string; 'frontend-open': boolean}>;
	};
	'query-chardev-backends': {
		arguments: Record<string, never>;
		returns: ReadonlyArray<{name: string}>;
	};
	'query-colo-status': {
		arguments: Record<string, never>;
		returns: {
			mode: 'none' | 'primary' | 'secondary';
			'last-mode': 'none' | 'primary' | 'secondary';
			reason: 'none' | 'request' | 'error' | 'processing';
		};
	};
	'query-command-line-options': {
		arguments: {option?: string | undefined};
		returns: ReadonlyArray<{
			option: string;
			parameters: ReadonlyArray<{
				name: string;
				type: 'string' | 'boolean' | 'number' | 'size';
				help?: string | undefined;
				default?: string | undefined;
			}>;
		}>;
	};
	'query-commands': {arguments: Record<string, never>; returns: ReadonlyArray<{name: string}>};
	'query-cpu-definitions': {
		arguments: Record<string, never>;
		returns: ReadonlyArray<{
			name: string;
			'migration-safe'?: boolean | undefined;
			static: boolean;
			'unavailable-features'?: ReadonlyArray<string> | undefined;
			typename: string;
			'alias-of'?: string | undefined;
			deprecated: boolean;
		}>;
	};
	'query-cpu-model-expansion': {
		arguments: {type: 'static' | 'full'; model: QueryCpuModelExpansionArgumentsModel};
		returns: {model: QueryCpuModelExpansionArgumentsModel};
	};
	'query-cpus-fast': {
		arguments: Record<string, never>;
		returns: ReadonlyArray<
			| {
					target: 's390x';
					'cpu-index': number;
					'qom-path': string;
					'thread-id': number;
					props?: QueryCpusFastReturnProps | undefined;
					'cpu-state': 'uninitialized' | 'stopped' | 'check-stop' | 'operating' | 'load';
			  }
			| {
					target: 'aarch64';
					'cpu-index': number;
					'qom-path': string;
					'thread-id': number;
					props?: QueryCpusFastReturnProps | undefined;
			  }
			| {
					target: 'alpha';
					'cpu-index': number;
					'qom-path': string;
					'thread-id': number;
					props?: QueryCpusFastReturnProps | undefined;
			  }
			| {
					target: 'arm';
					'cpu-index': number;
					'qom-path': string;
					'thread-id': number;
					props?: QueryCpusFastReturnProps | undefined;
			  }
			| {
					target: 'avr';
					'cpu-index': number;
					'qom-path': string;
					'thread-id': number;
					props?: QueryCpusFastReturnProps | undefined;
			  }
			| {
					target: 'cris';
					'cpu-index': number;
					'qom-path': string;
					'thread-id': number;
					props?: QueryCpusFastReturnProps | undefined;
			  }
			| {
					target: 'hppa';
					'cpu-index': number;
					'qom-path': string;
					'thread-id': number;
					props?: QueryCpusFastReturnProps | undefined;
			  }
			| {
					target: 'i386';
					'cpu-index': number;
					'qom-path': string;
					'thread-id': number;
					props?: QueryCpusFastReturnProps | undefined;
			  }
			| {
					target: 'loongarch64';
					'cpu-index': number;
					'qom-path': string;
					'thread-id': number;
					props?: QueryCpusFastReturnProps | undefined;
			  }
			| {
					target: 'm68k';
					'cpu-index': number;
					'qom-path': string;
					'thread-id': number;
					props?: QueryCpusFastReturnProps | undefined;
			  }
			| {
					target: 'microblaze';
					'cpu-index': number;
					'qom-path': string;
					'thread-id': number;
					props?: QueryCpusFastReturnProps | undefined;
			  }
			| {
					target: 'microblazeel';
					'cpu-index': number;
					'qom-path': string;
					'thread-id': number;
					props?: QueryCpusFastReturnProps | undefined;
			  }
			| {
					target: 'mips';
					'cpu-index': number;
					'qom-path': string;
					'thread-id': number;
					props?: QueryCpusFastReturnProps | undefined;
			  }
			| {
					target: 'mips64';
					'cpu-index': number;
					'qom-path': string;
					'thread-id': number;
					props?: QueryCpusFastReturnProps | undefined;
			  }
			| {
					target: 'mips64el';
					'cpu-index': number;
					'qom-path': string;
					'thread-id': number;
					props?: QueryCpusFastReturnProps | undefined;
			  }
			| {
					target: 'mipsel';
					'cpu-index': number;
					'qom-path': string;
					'thread-id': number;
					props?: QueryCpusFastReturnProps | undefined;
			  }
			| {
					target: 'nios2';
					'cpu-index': number;
					'qom-path': string;
					'thread-id': number;
					props?: QueryCpusFastReturnProps | undefined;
			  }
			| {
					target: 'or1k';
					'cpu-index': number;
					'qom-path': string;
					'thread-id': number;
					props?: QueryCpusFastReturnProps | undefined;
			  }
			| {
					target: 'ppc';
					'cpu-index': number;
					'qom-path': string;
					'thread-id': number;
					props?: QueryCpusFastReturnProps | undefined;
			  }
			| {
					target: 'ppc64';
					'cpu-index': number;
					'qom-path': string;
					'thread-id': number;
					props?: QueryCpusFastReturnProps | undefined;
			  }
			| {
					target: 'riscv32';
					'cpu-index': number;
					'qom-path': string;
					'thread-id': number;
					props?: QueryCpusFastReturnProps | undefined;
			  }
			| {
					target: 'riscv64';
					'cpu-index': number;
					'qom-path': string;
					'thread-id': number;
					props?: QueryCpusFastReturnProps | undefined;
			  }
			| {
					target: 'rx';
					'cpu-index': number;
					'qom-path': string;
					'thread-id': number;
					props?: QueryCpusFastReturnProps | undefined;
			  }
			| {
					target: 'sh4';
					'cpu-index': number;
					'qom-path': string;
					'thread-id': number;
					props?: QueryCpusFastReturnProps | undefined;
			  }
			| {
					target: 'sh4eb';
					'cpu-index': number;
					'qom-path': string;
					'thread-id': number;
					props?: QueryCpusFastReturnProps | undefined;
			  }
			| {
					target: 'sparc';
					'cpu-index': number;
					'qom-path': string;
					'thread-id': number;
					props?: QueryCpusFastReturnProps | undefined;
			  }
			| {
					target: 'sparc64';
					'cpu-index': number;
					'qom-path': string;
					'thread-id': number;
					props?: QueryCpusFastReturnProps | undefined;
			  }
			| {
					target: 'tricore';
					'cpu-index': number;
					'qom-path': string;
					'thread-id': number;
					props?: QueryCpusFastReturnProps | undefined;
			  }
			| {
					target: 'x86_64';
					'cpu-index': number;
					'qom-path': string;
					'thread-id': number;
					props?: QueryCpusFastReturnProps | undefined;
			  }
			| {
					target: 'xtensa';
					'cpu-index': number;
					'qom-path': string;
					'thread-id': number;
					props?: QueryCpusFastReturnProps | undefined;
			  }
			| {
					target: 'xtensaeb';
					'cpu-index': number;
					'qom-path': string;
					'thread-id': number;
					props?: QueryCpusFastReturnProps | undefined;
			  }
		>;
	};
	'query-current-machine': {
		arguments: Record<string, never>;
		returns: {'wakeup-suspend-support': boolean};
	};
	'query-dirty-rate': {
		arguments: Record<string, never>;
		returns: {
			'dirty-rate'?: number | undefined;
			status: 'unstarted' | 'measuring' | 'measured';
			'start-time': number;
			'calc-time': number;
			'sample-pages': number;
			mode: 'page-sampling' | 'dirty-ring' | 'dirty-bitmap';
			'vcpu-dirty-rate'?: ReadonlyArray<{id: number; 'dirty-rate': number}> | undefined;
		};
	};
	'query-display-options': {
		arguments: Record<string, never>;
		returns:
			| {
					type: 'gtk';
					'full-screen'?: boolean | undefined;
					'window-close'?: boolean | undefined;
					'show-cursor'?: boolean | undefined;
					gl?: 'off' | 'on' | 'core' | 'es' | undefined;
					'grab-on-hover'?: boolean | undefined;
					'zoom-to-fit'?: boolean | undefined;
					'show-tabs'?: boolean | undefined;
					'show-menubar'?: boolean | undefined;
			  }
			| {
					type: 'curses';
					'full-screen'?: boolean | undefined;
					'window-close'?: boolean | undefined;
					'show-cursor'?: boolean | undefined;
					gl?: 'off' | 'on' | 'core' | 'es' | undefined;
					charset?: string | undefined;
			  }
			| {
					type: 'egl-headless';
					'full-screen'?: boolean | undefined;
					'window-close'?: boolean | undefined;
					'show-cursor'?: boolean | undefined;
					gl?: 'off' | 'on' | 'core' | 'es' | undefined;
					rendernode?: string | undefined;
			  }
			| {
					type: 'dbus';
					'full-screen'?: boolean | undefined;
					'window-close'?: boolean | undefined;
					'show-cursor'?: boolean | undefined;
					gl?: 'off' | 'on' | 'core' | 'es' | undefined;
					rendernode?: string | undefined;
					addr?: string | undefined;
					p2p?: boolean | undefined;
					audiodev?: string | undefined;
			  }
			| {
					type: 'sdl';
					'full-screen'?: boolean | undefined;
					'window-close'?: boolean | undefined;
					'show-cursor'?: boolean | undefined;
					gl?: 'off' | 'on' | 'core' | 'es' | undefined;
					'grab-mod'?: 'lctrl-lalt' | 'lshift-lctrl-lalt' | 'rctrl' | undefined;
			  }
			| {
					type: 'default';
					'full-screen'?: boolean | undefined;
					'window-close'?: boolean | undefined;
					'show-cursor'?: boolean | undefined;
					gl?: 'off' | 'on' | 'core' | 'es' | undefined;
			  }
			| {
					type: 'none';
					'full-screen'?: boolean | undefined;
					'window-close'?: boolean | undefined;
					'show-cursor'?: boolean | undefined;
					gl?: 'off' | 'on' | 'core' | 'es' | undefined;
			  }
			| {
					type: 'spice-app';
					'full-screen'?: boolean | undefined;
					'window-close'?: boolean | undefined;
					'show-cursor'?: boolean | undefined;
					gl?: 'off' | 'on' | 'core' | 'es' | undefined;
			  };
	};
	'query-dump': {
		arguments: Record<string, never>;
		returns: {status: 'none' | 'active' | 'completed' | 'failed'; completed: number; total: number};
	};
	'query-dump-guest-memory-capability': {
		arguments: Record<string, never>;
		returns: {formats: ReadonlyArray<DumpGuestMemoryArgumentsFormat>};
	};
	'query-fdsets': {
		arguments: Record<string, never>;
		returns: ReadonlyArray<{
			'fdset-id': number;
			fds: ReadonlyArray<{fd: number; opaque?: string | undefined}>;
		}>;
	};
	'query-hotpluggable-cpus': {
		arguments: Record<string, never>;
		returns: ReadonlyArray<{
			type: string;
			'vcpus-count': number;
			props: QueryCpusFastReturnProps;
			'qom-path'?: string | undefined;
		}>;
	};
	'query-iothreads': {
		arguments: Record<string, never>;
		returns: ReadonlyArray<{
			id: string;
			'thread-id': number;
			'poll-max-ns': number;
			'poll-grow': number;
			'poll-shrink': number;
			'aio-max-batch': number;
		}>;
	};
	'query-jobs': {
		arguments: Record<string, never>;
		returns: ReadonlyArray<{
			id: string;
			type:
				| 'commit'
				| 'stream'
				| 'mirror'
				| 'backup'
				| 'create'
				| 'amend'
				| 'snapshot-load'
				| 'snapshot-save'
				| 'snapshot-delete';
			status: QueryBlockJobsReturnStatus;
			'current-progress': number;
			'total-progress': number;
			error?: string | undefined;
		}>;
	};
	'query-kvm': {arguments: Record<string, never>; returns: {enabled: boolean; present: boolean}};
	'query-machines': {
		arguments: Record<string, never>;
		returns: ReadonlyArray<{
			name: string;
			alias?: string | undefined;
			'is-default'?: boolean | undefined;
			'cpu-max': number;
			'hotpluggable-cpus': boolean;
			'numa-mem-supported': boolean;
			deprecated: boolean;
			'default-cpu-type'?: string | undefined;
			'default-ram-id'?: string | undefined;
		}>;
	};
	'query-memdev': {
		arguments: Record<string, never>;
		returns: ReadonlyArray<{
			id?: string | undefined;
			size: number;
			merge: boolean;
			dump: boolean;
			prealloc: boolean;
			share: boolean;
			reserve?: boolean | undefined;
			'host-nodes': ReadonlyArray<number>;
			policy: ObjectAddArgumentsMemoryBackendEpcPolicy;
		}>;
	};
	'query-memory-devices': {
		arguments: Record<string, never>;
		returns: ReadonlyArray<
			| {
					type: 'dimm';
					data: {
						id?: string | undefined;
						addr: number;
						size: number;
						slot: number;
						node: number;
						memdev: string;
						hotplugged: boolean;
						hotpluggable: boolean;
					};
			  }
			| {
					type: 'nvdimm';
					data: {
						id?: string | undefined;
						addr: number;
						size: number;
						slot: number;
						node: number;
						memdev: string;
						hotplugged: boolean;
						hotpluggable: boolean;
					};
			  }
			| {
					type: 'virtio-pmem';
					data: {id?: string | undefined; memaddr: number; size: number; memdev: string};
			  }
			| {
					type: 'virtio-mem';
					data: {
						id?: string | undefined;
						memaddr: number;
						'requested-size': number;
						size: number;
						'max-size': number;
						'block-size': number;
						node: number;
						memdev: string;
					};
			  }
			| {
					type: 'sgx-epc';
					data: {
						id?: string | undefined;
						memaddr: number;
						size: number;
						node: number;
						memdev: string;
					};
			  }
		>;
	};
	'query-memory-size-summary': {
		arguments: Record<string, never>;
		returns: {'base-memory': number; 'plugged-memory'?: number | undefined};
	};
	'query-mice': {
		arguments: Record<string, never>;
		returns: ReadonlyArray<{name: string; index: number; current: boolean; absolute: boolean}>;
	};
	'query-migrate': {
		arguments: Record<string, never>;
		returns: {
			status?: MigrateContinueArgumentsState | undefined;
			ram?: QueryMigrateReturnRam | undefined;
			disk?: QueryMigrateReturnRam | undefined;
			vfio?: {transferred: number} | undefined;
			'xbzrle-cache'?:
				| {
						'cache-size': number;
						bytes: number;
						pages: number;
						'cache-miss': number;
						'cache-miss-rate': number;
						'encoding-rate': number;
						overflow: number;
				  }
				| undefined;
			'total-time'?: number | undefined;
			'expected-downtime'?: number | undefined;
			downtime?: number | undefined;
			'setup-time'?: number | undefined;
			'cpu-throttle-percentage'?: number | undefined;
			'error-desc'?: string | undefined;
			'blocked-reasons'?: ReadonlyArray<string> | undefined;
			'postcopy-blocktime'?: number | undefined;
			'postcopy-vcpu-blocktime'?: ReadonlyArray<number> | undefined;
			compression?:
				| {
						pages: number;
						busy: number;
						'busy-rate': number;
						'compressed-size': number;
						'compression-rate': number;
				  }
				| undefined;
			'socket-address'?: ReadonlyArray<BlockExportAddArgumentsVhostUserBlkAddr> | undefined;
		};
	};
	'query-migrate-capabilities': {
		arguments: Record<string, never>;
		returns: ReadonlyArray<MigrateSetCapabilitiesArgumentsCapabilities>;
	};
	'query-migrate-parameters': {
		arguments: Record<string, never>;
		returns: {
			'announce-initial'?: number | undefined;
			'announce-max'?: number | undefined;
			'announce-rounds'?: number | undefined;
			'announce-step'?: number | undefined;
			'compress-level'?: number | undefined;
			'compress-threads'?: number | undefined;
			'compress-wait-thread'?: boolean | undefined;
			'decompress-threads'?: number | undefined;
			'throttle-trigger-threshold'?: number | undefined;
			'cpu-throttle-initial'?: number | undefined;
			'cpu-throttle-increment'?: number | undefined;
			'cpu-throttle-tailslow'?: boolean | undefined;
			'tls-creds'?: string | undefined;
			'tls-hostname'?: string | undefined;
			'tls-authz'?: string | undefined;
			'max-bandwidth'?: number | undefined;
			'downtime-limit'?: number | undefined;
			'x-checkpoint-delay'?: number | undefined;
			'block-incremental'?: boolean | undefined;
			'multifd-channels'?: number | undefined;
			'xbzrle-cache-size'?: number | undefined;
			'max-postcopy-bandwidth'?: number | undefined;
			'max-cpu-throttle'?: number | undefined;
			'multifd-compression'?: 'none' | 'zlib' | 'zstd' | undefined;
			'multifd-zlib-level'?: number | undefined;
			'multifd-zstd-level'?: number | undefined;
			'block-bitmap-mapping'?:
				| ReadonlyArray<MigrateSetParametersArgumentsBlockBitmapMapping>
				| undefined;
		};
	};
	'query-name': {arguments: Record<string, never>; returns: {name?: string | undefined}};
	'query-named-block-nodes': {
		arguments: {flat?: boolean | undefined};
		returns: ReadonlyArray<QueryBlockReturnInserted>;
	};
	'query-pci': {
		arguments: Record<string, never>;
		returns: ReadonlyArray<{bus: number; devices: ReadonlyArray<QueryPciReturnDevices>}>;
	};
	'query-pr-managers': {
		arguments: Record<string, never>;
		returns: ReadonlyArray<{id: string; connected: boolean}>;
	};
	'query-qmp-schema': {
		arguments: Record<string, never>;
		returns: ReadonlyArray<
			| {
					'meta-type': 'builtin';
					name: string;
					features?: ReadonlyArray<string> | undefined;
					'json-type':
						| 'string'
						| 'number'
						| 'int'
						| 'boolean'
						| 'null'
						| 'object'
						| 'array'
						| 'value';
			  }
			| {
					'meta-type': 'enum';
					name: string;
					features?: ReadonlyArray<string> | undefined;
					members: ReadonlyArray<{name: string; features?: ReadonlyArray<string> | undefined}>;
					values: ReadonlyArray<string>;
			  }
			| {
					'meta-type': 'array';
					name: string;
					features?: ReadonlyArray<string> | undefined;
					'element-type': string;
			  }
			| {
					'meta-type': 'object';
					name: string;
					features?: ReadonlyArray<string> | undefined;
					members: ReadonlyArray<{
						name: string;
						type: string;
						default?: unknown | undefined;
						features?: ReadonlyArray<string> | undefined;
					}>;
					tag?: string | undefined;
					variants?: ReadonlyArray<{case: string; type: string}> | undefined;
			  }
			| {
					'meta-type': 'alternate';
					name: string;
					features?: ReadonlyArray<string> | undefined;
					members: ReadonlyArray<{type: string}>;
			  }
			| {
					'meta-type': 'command';
					name: string;
					features?: ReadonlyArray<string> | undefined;
					'arg-type': string;
					'ret-type': string;
					'allow-oob'?: boolean | undefined;
			  }
			| {
					'meta-type': 'event';
					name: string;
					features?: ReadonlyArray<string> | undefined;
					'arg-type': string;
			  }
		>;
	};
	'query-replay': {
		arguments: Record<string, never>;
		returns: {mode: 'none' | 'record' | 'play'; filename?: string | undefined; icount: number};
	};
	'query-rocker': {arguments: {name: string}; returns: {name: string; id: number; ports: number}};
	'query-rocker-of-dpa-flows': {
		arguments: {name: string; 'tbl-id'?: number | undefined};
		returns: ReadonlyArray<{
			cookie: number;
			hits: number;
			key: {
				priority: number;
				'tbl-id': number;
				'in-pport'?: number | undefined;
				'tunnel-id'?: number | undefined;
				'vlan-id'?: number | undefined;
				'eth-type'?: number | undefined;
				'eth-src'?: string | undefined;
				'eth-dst'?: string | undefined;
				'ip-proto'?: number | undefined;
				'ip-tos'?: number | undefined;
				'ip-dst'?: string | undefined;
			};
			mask: {
				'in-pport'?: number | undefined;
				'tunnel-id'?: number | undefined;
				'vlan-id'?: number | undefined;
				'eth-src'?: string | undefined;
				'eth-dst'?: string | undefined;
				'ip-proto'?: number | undefined;
				'ip-tos'?: number | undefined;
			};
			action: {
				'goto-tbl'?: number | undefined;
				'group-id'?: number | undefined;
				'tunnel-lport'?: number | undefined;
				'vlan-id'?: number | undefined;
				'new-vlan-id'?: number | undefined;
				'out-pport'?: number | undefined;
			};
		}>;
	};
	'query-rocker-of-dpa-groups': {
		arguments: {name: string; type?: number | undefined};
		returns: ReadonlyArray<{
			id: number;
			type: number;
			'vlan-id'?: number | undefined;
			pport?: number | undefined;
			index?: number | undefined;
			'out-pport'?: number | undefined;
			'group-id'?: number | undefined;
			'set-vlan-id'?: number | undefined;
			'pop-vlan'?: number | undefined;
			'group-ids'?: ReadonlyArray<number> | undefined;
			'set-eth-src'?: string | undefined;
			'set-eth-dst'?: string | undefined;
			'ttl-check'?: number | undefined;
		}>;
	};
	'query-rocker-ports': {
		arguments: {name: string};
		returns: ReadonlyArray<{
			name: string;
			enabled: boolean;
			'link-up': boolean;
			speed: number;
			duplex: 'half' | 'full';
			autoneg: 'off' | 'on';
		}>;
	};
	'query-rx-filter': {
		arguments: {name?: string | undefined};
		returns: ReadonlyArray<{
			name: string;
			promiscuous: boolean;
			multicast: 'normal' | 'none' | 'all';
			unicast: 'normal' | 'none' | 'all';
			vlan: 'normal' | 'none' | 'all';
			'broadcast-allowed': boolean;
			'multicast-overflow': boolean;
			'unicast-overflow': boolean;
			'main-mac': string;
			'vlan-table': ReadonlyArray<number>;
			'unicast-table': ReadonlyArray<string>;
			'multicast-table': ReadonlyArray<string>;
		}>;
	};
	'query-sev': {
		arguments: Record<string, never>;
		returns: {
			enabled: boolean;
			'api-major': number;
			'api-minor': number;
			'build-id': number;
			policy: number;
			state:
				| 'uninit'
				| 'launch-update'
				| 'launch-secret'
				| 'running'
				| 'send-update'
				| 'receive-update';
			handle: number;
		};
	};
	'query-sev-attestation-report': {arguments: {mnonce: string}; returns: {data: string}};
	'query-sev-capabilities': {
		arguments: Record<string, never>;
		returns: {
			pdh: string;
			'cert-chain': string;
			'cpu0-id': string;
			cbitpos: number;
			'reduced-phys-bits': number;
		};
	};
	'query-sev-launch-measure': {arguments: Record<string, never>; returns: {data: string}};
	'query-sgx': {arguments: Record<string, never>; returns: QuerySgxReturn};
	'query-sgx-capabilities': {arguments: Record<string, never>; returns: QuerySgxReturn};
	'query-spice': {
		arguments: Record<string, never>;
		returns: {
			enabled: boolean;
			migrated: boolean;
			host?: string | undefined;
			port?: number | undefined;
			'tls-port'?: number | undefined;
			auth?: string | undefined;
			'compiled-version'?: string | undefined;
			'mouse-mode': 'client' | 'server' | 'unknown';
			channels?:
				| ReadonlyArray<{
						host: string;
						port: string;
						family: QuerySpiceReturnChannelsFamily;
						'connection-id': number;
						'channel-type': number;
						'channel-id': number;
						tls: boolean;
				  }>
				| undefined;
		};
	};
	'query-stats': {
		arguments:
			| {
					target: 'vcpu';
					providers?:
						| ReadonlyArray<{provider: 'kvm'; names?: ReadonlyArray<string> | undefined}>
						| undefined;
					vcpus?: ReadonlyArray<string> | undefined;
			  }
			| {
					target: 'vm';
					providers?:
						| ReadonlyArray<{provider: 'kvm'; names?: ReadonlyArray<string> | undefined}>
						| undefined;
			  };
		returns: ReadonlyArray<{
			provider: 'kvm';
			'qom-path'?: string | undefined;
			stats: ReadonlyArray<{name: string; value: number | boolean | ReadonlyArray<number>}>;
		}>;
	};
	'query-stats-schemas': {
		arguments: {provider?: 'kvm' | undefined};
		returns: ReadonlyArray<{
			provider: 'kvm';
			target: 'vm' | 'vcpu';
			stats: ReadonlyArray<{
				name: string;
				type: 'cumulative' | 'instant' | 'peak' | 'linear-histogram' | 'log2-histogram';
				unit?: 'bytes' | 'seconds' | 'cycles' | 'boolean' | undefined;
				base?: number | undefined;
				exponent: number;
				'bucket-size'?: number | undefined;
			}>;
		}>;
	};
	'query-status': {
		arguments: Record<string, never>;
		returns: {
			running: boolean;
			singlestep: boolean;
			status:
				| 'debug'
				| 'inmigrate'
				| 'internal-error'
				| 'io-error'
				| 'paused'
				| 'postmigrate'
				| 'prelaunch'
				| 'finish-migrate'
				| 'restore-vm'
				| 'running'
				| 'save-vm'
				| 'shutdown'
				| 'suspended'
				| 'watchdog'
				| 'guest-panicked'
				| 'colo';
		};
	};
	'query-target': {arguments: Record<string, never>; returns: {arch: QueryCpusFastReturnTarget}};
	'query-tpm': {
		arguments: Record<string, never>;
		returns: ReadonlyArray<{
			id: string;
			model: 'tpm-tis' | 'tpm-crb' | 'tpm-spapr';
			options:
				| {
						type: 'passthrough';
						data: {path?: string | undefined; 'cancel-path'?: string | undefined};
				  }
				| {type: 'emulator'; data: {chardev: string}};
		}>;
	};
	'query-tpm-models': {
		arguments: Record<string, never>;
		returns: ReadonlyArray<'tpm-tis' | 'tpm-crb' | 'tpm-spapr'>;
	};
	'query-tpm-types': {
		arguments: Record<string, never>;
		returns: ReadonlyArray<'passthrough' | 'emulator'>;
	};
	'query-uuid': {arguments: Record<string, never>; returns: {UUID: string}};
	'query-vcpu-dirty-limit': {
		arguments: Record<string, never>;
		returns: ReadonlyArray<{'cpu-index': number; 'limit-rate': number; 'current-rate': number}>;
	};
	'query-version': {
		arguments: Record<string, never>;
		returns: {qemu: {major: number; minor: number; micro: number}; package: string};
	};
	'query-vm-generation-id': {arguments: Record<string, never>; returns: {guid: string}};
	'query-vnc': {
		arguments: Record<string, never>;
		returns: {
			enabled: boolean;
			host?: string | undefined;
			family?: QuerySpiceReturnChannelsFamily | undefined;
			service?: string | undefined;
			auth?: string | undefined;
			clients?: ReadonlyArray<QueryVncReturnClients> | undefined;
		};
	};
	'query-vnc-servers': {
		arguments: Record<string, never>;
		returns: ReadonlyArray<{
			id: string;
			server: ReadonlyArray<{
				host: string;
				service: string;
				family: QuerySpiceReturnChannelsFamily;
				websocket: boolean;
				auth: QueryVncServersReturnAuth;
				vencrypt?: QueryVncServersReturnVencrypt | undefined;
			}>;
			clients: ReadonlyArray<QueryVncReturnClients>;
			auth: QueryVncServersReturnAuth;
			vencrypt?: QueryVncServersReturnVencrypt | undefined;
			display?: string | undefined;
		}>;
	};
	'query-xen-replication-status': {
		arguments: Record<string, never>;
		returns: {error: boolean; desc?: string | undefined};
	};
	'query-yank': {arguments: Record<string, never>; returns: ReadonlyArray<QueryYankReturn>};
	quit: {arguments: Record<string, never>; returns: Record<string, never>};
	'remove-fd': {
		arguments: {'fdset-id': number; fd?: number | undefined};
		returns: Record<string, never>;
	};
	'replay-break': {arguments: {icount: number}; returns: Record<string, never>};
	'replay-delete-break': {arguments: Record<string, never>; returns: Record<string, never>};
	'replay-seek': {arguments: {icount: number}; returns: Record<string, never>};
	'ringbuf-read': {
		arguments: {device: string; size: number; format?: 'utf8' | 'base64' | undefined};
		returns: string;
	};
	'ringbuf-write': {
		arguments: {device: string; data: string; format?: 'utf8' | 'base64' | undefined};
		returns: Record<string, never>;
	};
	'rtc-reset-reinjection': {arguments: Record<string, never>; returns: Record<string, never>};
	screendump: {
		arguments: {
			filename: string;
			device?: string | undefined;
			head?: number | undefined;
			format?: 'ppm' | 'png' | undefined;
		};
		returns: Record<string, never>;
	};
	'send-key': {
		arguments: {
			keys: ReadonlyArray<InputSendEventArgumentsEventsKeyDataKey>;
			'hold-time'?: number | undefined;
		};
		returns: Record<string, never>;
	};
	'set-action': {
		arguments: {
			reboot?: 'reset' | 'shutdown' | undefined;
			shutdown?: 'poweroff' | 'pause' | undefined;
			panic?: 'pause' | 'shutdown' | 'exit-failure' | 'none' | undefined;
			watchdog?: SetActionArgumentsWatchdog | undefined;
		};
		returns: Record<string, never>;
	};
	'set-numa-node': {
		arguments:
			| {
					type: 'node';
					nodeid?: number | undefined;
					cpus?: ReadonlyArray<number> | undefined;
					mem?: number | undefined;
					memdev?: string | undefined;
					initiator?: number | undefined;
			  }
			| {type: 'dist'; src: number; dst: number; val: number}
			| {
					type: 'cpu';
					'node-id'?: number | undefined;
					'socket-id'?: number | undefined;
					'die-id'?: number | undefined;
					'cluster-id'?: number | undefined;
					'core-id'?: number | undefined;
					'thread-id'?: number | undefined;
			  }
			| {
					type: 'hmat-lb';
					initiator: number;
					target: number;
					hierarchy: 'memory' | 'first-level' | 'second-level' | 'third-level';
					'data-type':
						| 'access-latency'
						| 'read-latency'
						| 'write-latency'
						| 'access-bandwidth'
						| 'read-bandwidth'
						| 'write-bandwidth';
					latency?: number | undefined;
					bandwidth?: number | undefined;
			  }
			| {
					type: 'hmat-cache';
					'node-id': number;
					size: number;
					level: number;
					associativity: 'none' | 'direct' | 'complex';
					policy: 'none' | 'write-back' | 'write-through';
					line: number;
			  };
		returns: Record<string, never>;
	};
	'set-vcpu-dirty-limit': {
		arguments: {'cpu-index'?: number | undefined; 'dirty-rate': number};
		returns: Record<string, never>;
	};
	set_link: {arguments: {name: string; up: boolean}; returns: Record<string, never>};
	set_password: {
		arguments:
			| {
					protocol: 'vnc';
					password: string;
					connected?: 'keep' | 'fail' | 'disconnect' | undefined;
					display?: string | undefined;
			  }
			| {
					protocol: 'spice';
					password: string;
					connected?: 'keep' | 'fail' | 'disconnect' | undefined;
			  };
		returns: Record<string, never>;
	};
	'sev-inject-launch-secret': {
		arguments: {'packet-header': string; secret: string; gpa?: number | undefined};
		returns: Record<string, never>;
	};
	'snapshot-delete': {
		arguments: {'job-id': string; tag: string; devices: ReadonlyArray<string>};
		returns: Record<string, never>;
	};
	'snapshot-load': {
		arguments: {'job-id': string; tag: string; vmstate: string; devices: ReadonlyArray<string>};
		returns: Record<string, never>;
	};
	'snapshot-save': {
		arguments: {'job-id': string; tag: string; vmstate: string; devices: ReadonlyArray<string>};
		returns: Record<string, never>;
	};
	stop: {arguments: Record<string, never>; returns: Record<string, never>};
	system_powerdown: {arguments: Record<string, never>; returns: Record<string, never>};
	system_reset: {arguments: Record<string, never>; returns: Record<string, never>};
	system_wakeup: {arguments: Record<string, never>; returns: Record<string, never>};
	'trace-event-get-state': {
		arguments: {name: string; vcpu?: number | undefined};
		returns: ReadonlyArray<{
			name: string;
			state: 'unavailable' | 'disabled' | 'enabled';
			vcpu: boolean;
		}>;
	};
	'trace-event-set-state': {
		arguments: {
			name: string;
			enable: boolean;
			'ignore-unavailable'?: boolean | undefined;
			vcpu?: number | undefined;
		};
		returns: Record<string, never>;
	};
	transaction: {
		arguments: {
			actions: ReadonlyArray<
				| {type: 'abort'; data: Record<string, never>}
				| {type: 'block-dirty-bitmap-add'; data: BlockDirtyBitmapAddArguments}
				| {type: 'block-dirty-bitmap-remove'; data: BlockDirtyBitmapClearArguments}
				| {type: 'block-dirty-bitmap-clear'; data: BlockDirtyBitmapClearArguments}
				| {type: 'block-dirty-bitmap-enable'; data: BlockDirtyBitmapClearArguments}
				| {type: 'block-dirty-bitmap-disable'; data: BlockDirtyBitmapClearArguments}
				| {type: 'block-dirty-bitmap-merge'; data: BlockDirtyBitmapMergeArguments}
				| {type: 'blockdev-backup'; data: BlockdevBackupArguments}
				| {type: 'blockdev-snapshot'; data: BlockdevSnapshotArguments}
				| {type: 'blockdev-snapshot-internal-sync'; data: BlockdevSnapshotInternalSyncArguments}
				| {type: 'blockdev-snapshot-sync'; data: BlockdevSnapshotSyncArguments}
				| {type: 'drive-backup'; data: DriveBackupArguments}
			>;
			properties?: {'completion-mode'?: 'individual' | 'grouped' | undefined} | undefined;
		};
		returns: Record<string, never>;
	};
	'watchdog-set-action': {
		arguments: {action: SetActionArgumentsWatchdog};
		returns: Record<string, never>;
	};
	'x-blockdev-amend': {
		arguments: {
			'job-id': string;
			'node-name': string;
			options:
				| {
						driver: 'luks';
						state: 'active' | 'inactive';
						'new-secret'?: string | undefined;
						'old-secret'?: string | undefined;
						keyslot?: number | undefined;
						'iter-time'?: number | undefined;
						secret?: string | undefined;
				  }
				| {
						driver: 'qcow2';
						encrypt?:
							| {
									format: 'luks';
									state: 'active' | 'inactive';
									'new-secret'?: string | undefined;
									'old-secret'?: string | undefined;
									keyslot?: number | undefined;
									'iter-time'?: number | undefined;
									secret?: string | undefined;
							  }
							| {format: 'qcow'}
							| undefined;
				  }
				| {driver: 'blkdebug'}
				| {driver: 'blklogwrites'}
				| {driver: 'blkreplay'}
				| {driver: 'blkverify'}
				| {driver: 'bochs'}
				| {driver: 'cloop'}
				| {driver: 'compress'}
				| {driver: 'copy-before-write'}
				| {driver: 'copy-on-read'}
				| {driver: 'dmg'}
				| {driver: 'file'}
				| {driver: 'snapshot-access'}
				| {driver: 'ftp'}
				| {driver: 'ftps'}
				| {driver: 'gluster'}
				| {driver: 'host_cdrom'}
				| {driver: 'host_device'}
				| {driver: 'http'}
				| {driver: 'https'}
				| {driver: 'iscsi'}
				| {driver: 'nbd'}
				| {driver: 'nfs'}
				| {driver: 'null-aio'}
				| {driver: 'null-co'}
				| {driver: 'nvme'}
				| {driver: 'parallels'}
				| {driver: 'preallocate'}
				| {driver: 'qcow'}
				| {driver: 'qed'}
				| {driver: 'quorum'}
				| {driver: 'raw'}
				| {driver: 'rbd'}
				| {driver: 'replication'}
				| {driver: 'ssh'}
				| {driver: 'throttle'}
				| {driver: 'vdi'}
				| {driver: 'vhdx'}
				| {driver: 'vmdk'}
				| {driver: 'vpc'}
				| {driver: 'vvfat'};
			force?: boolean | undefined;
		};
		returns: Record<string, never>;
	};
	'x-blockdev-change': {
		arguments: {parent: string; child?: string | undefined; node?: string | undefined};
		returns: Record<string, never>;
	};
	'x-blockdev-set-iothread': {
		arguments: {
			'node-name': string;
			iothread: MigrateSetParametersArgumentsTlsCreds;
			force?: boolean | undefined;
		};
		returns: Record<string, never>;
	};
	'x-colo-lost-heartbeat': {arguments: Record<string, never>; returns: Record<string, never>};
	'x-debug-block-dirty-bitmap-sha256': {
		arguments: BlockDirtyBitmapClearArguments;
		returns: {sha256: string};
	};
	'x-debug-query-block-graph': {
		arguments: Record<string, never>;
		returns: {
			nodes: ReadonlyArray<{
				id: number;
				type: 'block-backend' | 'block-job' | 'block-driver';
				name: string;
			}>;
			edges: ReadonlyArray<{
				parent: number;
				child: number;
				name: string;
				perm: ReadonlyArray<BlockdevAddArgumentsBlkdebugTakeChildPerms>;
				'shared-perm': ReadonlyArray<BlockdevAddArgumentsBlkdebugTakeChildPerms>;
			}>;
		};
	};
	'x-exit-preconfig': {arguments: Record<string, never>; returns: Record<string, never>};
	'x-query-irq': {arguments: Record<string, never>; returns: XQueryIrqReturn};
	'x-query-jit': {arguments: Record<string, never>; returns: XQueryIrqReturn};
	'x-query-numa': {arguments: Record<string, never>; returns: XQueryIrqReturn};
	'x-query-opcount': {arguments: Record<string, never>; returns: XQueryIrqReturn};
	'x-query-profile': {arguments: Record<string, never>; returns: XQueryIrqReturn};
	'x-query-ramblock': {arguments: Record<string, never>; returns: XQueryIrqReturn};
	'x-query-rdma': {arguments: Record<string, never>; returns: XQueryIrqReturn};
	'x-query-roms': {arguments: Record<string, never>; returns: XQueryIrqReturn};
	'x-query-usb': {arguments: Record<string, never>; returns: XQueryIrqReturn};
	'x-query-virtio': {
		arguments: Record<string, never>;
		returns: ReadonlyArray<{path: string; name: string}>;
	};
	'x-query-virtio-queue-element': {
		arguments: {path: string; queue: number; index?: number | undefined};
		returns: {
			name: string;
			index: number;
			descs: ReadonlyArray<{addr: number; len: number; flags: ReadonlyArray<string>}>;
			avail: {flags: number; idx: number; ring: number};
			used: {flags: number; idx: number};
		};
	};
	'x-query-virtio-queue-status': {
		arguments: {path: string; queue: number};
		returns: {
			name: string;
			'queue-index': number;
			inuse: number;
			'vring-num': number;
			'vring-num-default': number;
			'vring-align': number;
			'vring-desc': number;
			'vring-avail': number;
			'vring-used': number;
			'last-avail-idx'?: number | undefined;
			'shadow-avail-idx'?: number | undefined;
			'used-idx': number;
			'signalled-used': number;
			'signalled-used-valid': boolean;
		};
	};
	'x-query-virtio-status': {
		arguments: {path: string};
		returns: {
			name: string;
			'device-id': number;
			'vhost-started': boolean;
			'device-endian': string;
			'guest-features': XQueryVirtioStatusReturnGuestFeatures;
			'host-features': XQueryVirtioStatusReturnGuestFeatures;
			'backend-features': XQueryVirtioStatusReturnGuestFeatures;
			'num-vqs': number;
			status: {statuses: ReadonlyArray<string>; 'unknown-statuses'?: number | undefined};
			isr: number;
			'queue-sel': number;
			'vm-running': boolean;
			broken: boolean;
			disabled: boolean;
			'use-started': boolean;
			started: boolean;
			'start-on-kick': boolean;
			'disable-legacy-check': boolean;
			'bus-name': string;
			'use-guest-notifier-mask': boolean;
			'vhost-dev'?:
				| {
						'n-mem-sections': number;
						'n-tmp-sections': number;
						nvqs: number;
						'vq-index': number;
						features: XQueryVirtioStatusReturnGuestFeatures;
						'acked-features': XQueryVirtioStatusReturnGuestFeatures;
						'backend-features': XQueryVirtioStatusReturnGuestFeatures;
						'protocol-features': {
							protocols: ReadonlyArray<string>;
							'unknown-protocols'?: number | undefined;
						};
						'max-queues': number;
						'backend-cap': number;
						'log-enabled': boolean;
						'log-size': number;
				  }
				| undefined;
		};
	};
	'x-query-virtio-vhost-queue-status': {
		arguments: {path: string; queue: number};
		returns: {
			name: string;
			kick: number;
			call: number;
			desc: number;
			avail: number;
			used: number;
			num: number;
			'desc-phys': number;
			'desc-size': number;
			'avail-phys': number;
			'avail-size': number;
			'used-phys': number;
			'used-size': number;
		};
	};
	'xen-colo-do-checkpoint': {arguments: Record<string, never>; returns: Record<string, never>};
	'xen-load-devices-state': {arguments: {filename: string}; returns: Record<string, never>};
	'xen-save-devices-state': {
		arguments: {filename: string; live?: boolean | undefined};
		returns: Record<string, never>;
	};
	'xen-set-global-dirty-log': {arguments: {enable: boolean}; returns: Record<string, never>};
	'xen-set-replication': {
		arguments: {enable: boolean; primary: boolean; failover?: boolean | undefined};
		returns: Record<string, never>;
	};
	yank: {arguments: {instances: ReadonlyArray<QueryYankReturn>}; returns: Record<string, never>};
}

/** The name of a command. */
export type CommandName = keyof CommandTypes;

export type BlockCommitArgumentsOnError = 'report' | 'ignore' | 'enospc' | 'stop' | 'auto';

export type BlockDirtyBitmapAddArguments = {
	node: string;
	name: string;
	granularity?: number | undefined;
	persistent?: boolean | undefined;
	disabled?: boolean | undefined;
};

export type BlockDirtyBitmapClearArguments = {node: string; name: string};

export type BlockDirtyBitmapMergeArguments = {
	node: string;
	target: string;
	bitmaps: ReadonlyArray<BlockDirtyBitmapMergeArgumentsBitmaps>;
};

export type BlockDirtyBitmapMergeArgumentsBitmaps = string | BlockDirtyBitmapClearArguments;

export type BlockExportAddArgumentsType = 'nbd' | 'vhost-user-blk' | 'fuse' | 'vduse-blk';

export type BlockExportAddArgumentsVhostUserBlkAddr =
	| {
			type: 'inet';
			host: string;
			port: string;
			numeric?: boolean | undefined;
			to?: number | undefined;
			ipv4?: boolean | undefined;
			ipv6?: boolean | undefined;
			'keep-alive'?: boolean | undefined;
			mptcp?: boolean | undefined;
	  }
	| {type: 'unix'; path: string; abstract?: boolean | undefined; tight?: boolean | undefined}
	| {type: 'vsock'; cid: string; port: string}
	| {type: 'fd'; str: string};

export type BlockExportAddArgumentsVhostUserBlkAddrFd = {str: string};

export type BlockExportAddArgumentsVhostUserBlkAddrInet = {
	host: string;
	port: string;
	numeric?: boolean | undefined;
	to?: number | undefined;
	ipv4?: boolean | undefined;
	ipv6?: boolean | undefined;
	'keep-alive'?: boolean | undefined;
	mptcp?: boolean | undefined;
};

export type BlockExportAddArgumentsVhostUserBlkAddrType = 'inet' | 'unix' | 'vsock' | 'fd';

export type BlockExportAddArgumentsVhostUserBlkAddrUnix = {
	path: string;
	abstract?: boolean | undefined;
	tight?: boolean | undefined;
};

export type BlockExportAddArgumentsVhostUserBlkAddrVsock = {cid: string; port: string};

export type BlockdevAddArguments =
	| {
			driver: 'blkdebug';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			image: BlockdevAddArgumentsBlkdebugImage;
			config?: string | undefined;
			align?: number | undefined;
			'max-transfer'?: number | undefined;
			'opt-write-zero'?: number | undefined;
			'max-write-zero'?: number | undefined;
			'opt-discard'?: number | undefined;
			'max-discard'?: number | undefined;
			'inject-error'?:
				| ReadonlyArray<{
						event: BlockdevAddArgumentsBlkdebugInjectErrorEvent;
						state?: number | undefined;
						iotype?:
							| 'read'
							| 'write'
							| 'write-zeroes'
							| 'discard'
							| 'flush'
							| 'block-status'
							| undefined;
						errno?: number | undefined;
						sector?: number | undefined;
						once?: boolean | undefined;
						immediately?: boolean | undefined;
				  }>
				| undefined;
			'set-state'?:
				| ReadonlyArray<{
						event: BlockdevAddArgumentsBlkdebugInjectErrorEvent;
						state?: number | undefined;
						new_state: number;
				  }>
				| undefined;
			'take-child-perms'?: ReadonlyArray<BlockdevAddArgumentsBlkdebugTakeChildPerms> | undefined;
			'unshare-child-perms'?: ReadonlyArray<BlockdevAddArgumentsBlkdebugTakeChildPerms> | undefined;
	  }
	| {
			driver: 'blklogwrites';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			file: BlockdevAddArgumentsBlkdebugImage;
			log: BlockdevAddArgumentsBlkdebugImage;
			'log-sector-size'?: number | undefined;
			'log-append'?: boolean | undefined;
			'log-super-update-interval'?: number | undefined;
	  }
	| {
			driver: 'blkverify';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			test: BlockdevAddArgumentsBlkdebugImage;
			raw: BlockdevAddArgumentsBlkdebugImage;
	  }
	| {
			driver: 'blkreplay';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			image: BlockdevAddArgumentsBlkdebugImage;
	  }
	| {
			driver: 'bochs';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			file: BlockdevAddArgumentsBlkdebugImage;
	  }
	| {
			driver: 'cloop';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			file: BlockdevAddArgumentsBlkdebugImage;
	  }
	| {
			driver: 'compress';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			file: BlockdevAddArgumentsBlkdebugImage;
	  }
	| {
			driver: 'copy-before-write';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			file: BlockdevAddArgumentsBlkdebugImage;
			target: BlockdevAddArgumentsBlkdebugImage;
			bitmap?: BlockDirtyBitmapClearArguments | undefined;
			'on-cbw-error'?: 'break-guest-write' | 'break-snapshot' | undefined;
			'cbw-timeout'?: number | undefined;
	  }
	| {
			driver: 'copy-on-read';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			file: BlockdevAddArgumentsBlkdebugImage;
			bottom?: string | undefined;
	  }
	| {
			driver: 'dmg';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			file: BlockdevAddArgumentsBlkdebugImage;
	  }
	| {
			driver: 'file';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			filename: string;
			'pr-manager'?: string | undefined;
			locking?: 'auto' | 'on' | 'off' | undefined;
			aio?: 'threads' | 'native' | 'io_uring' | undefined;
			'aio-max-batch'?: number | undefined;
			'drop-cache'?: boolean | undefined;
			'x-check-cache-dropped'?: boolean | undefined;
	  }
	| {
			driver: 'ftp';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			url: string;
			readahead?: number | undefined;
			timeout?: number | undefined;
			username?: string | undefined;
			'password-secret'?: string | undefined;
			'proxy-username'?: string | undefined;
			'proxy-password-secret'?: string | undefined;
	  }
	| {
			driver: 'ftps';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			url: string;
			readahead?: number | undefined;
			timeout?: number | undefined;
			username?: string | undefined;
			'password-secret'?: string | undefined;
			'proxy-username'?: string | undefined;
			'proxy-password-secret'?: string | undefined;
			sslverify?: boolean | undefined;
	  }
	| {
			driver: 'gluster';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			volume: string;
			path: string;
			server: ReadonlyArray<BlockExportAddArgumentsVhostUserBlkAddr>;
			debug?: number | undefined;
			logfile?: string | undefined;
	  }
	| {
			driver: 'host_cdrom';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			filename: string;
			'pr-manager'?: string | undefined;
			locking?: 'auto' | 'on' | 'off' | undefined;
			aio?: 'threads' | 'native' | 'io_uring' | undefined;
			'aio-max-batch'?: number | undefined;
			'drop-cache'?: boolean | undefined;
			'x-check-cache-dropped'?: boolean | undefined;
	  }
	| {
			driver: 'host_device';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			filename: string;
			'pr-manager'?: string | undefined;
			locking?: 'auto' | 'on' | 'off' | undefined;
			aio?: 'threads' | 'native' | 'io_uring' | undefined;
			'aio-max-batch'?: number | undefined;
			'drop-cache'?: boolean | undefined;
			'x-check-cache-dropped'?: boolean | undefined;
	  }
	| {
			driver: 'http';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			url: string;
			readahead?: number | undefined;
			timeout?: number | undefined;
			username?: string | undefined;
			'password-secret'?: string | undefined;
			'proxy-username'?: string | undefined;
			'proxy-password-secret'?: string | undefined;
			cookie?: string | undefined;
			'cookie-secret'?: string | undefined;
	  }
	| {
			driver: 'https';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			url: string;
			readahead?: number | undefined;
			timeout?: number | undefined;
			username?: string | undefined;
			'password-secret'?: string | undefined;
			'proxy-username'?: string | undefined;
			'proxy-password-secret'?: string | undefined;
			cookie?: string | undefined;
			sslverify?: boolean | undefined;
			'cookie-secret'?: string | undefined;
	  }
	| {
			driver: 'iscsi';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			transport: 'tcp' | 'iser';
			portal: string;
			target: string;
			lun?: number | undefined;
			user?: string | undefined;
			'password-secret'?: string | undefined;
			'initiator-name'?: string | undefined;
			'header-digest'?: 'crc32c' | 'none' | 'crc32c-none' | 'none-crc32c' | undefined;
			timeout?: number | undefined;
	  }
	| {
			driver: 'luks';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			file: BlockdevAddArgumentsBlkdebugImage;
			'key-secret'?: string | undefined;
	  }
	| {
			driver: 'nbd';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			server: BlockExportAddArgumentsVhostUserBlkAddr;
			export?: string | undefined;
			'tls-creds'?: string | undefined;
			'tls-hostname'?: string | undefined;
			'x-dirty-bitmap'?: string | undefined;
			'reconnect-delay'?: number | undefined;
			'open-timeout'?: number | undefined;
	  }
	| {
			driver: 'nfs';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			server: {type: 'inet'; host: string};
			path: string;
			user?: number | undefined;
			group?: number | undefined;
			'tcp-syn-count'?: number | undefined;
			'readahead-size'?: number | undefined;
			'page-cache-size'?: number | undefined;
			debug?: number | undefined;
	  }
	| {
			driver: 'null-aio';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			size?: number | undefined;
			'latency-ns'?: number | undefined;
			'read-zeroes'?: boolean | undefined;
	  }
	| {
			driver: 'null-co';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			size?: number | undefined;
			'latency-ns'?: number | undefined;
			'read-zeroes'?: boolean | undefined;
	  }
	| {
			driver: 'nvme';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			device: string;
			namespace: number;
	  }
	| {
			driver: 'parallels';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			file: BlockdevAddArgumentsBlkdebugImage;
	  }
	| {
			driver: 'preallocate';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			file: BlockdevAddArgumentsBlkdebugImage;
			'prealloc-align'?: number | undefined;
			'prealloc-size'?: number | undefined;
	  }
	| {
			driver: 'qcow2';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			file: BlockdevAddArgumentsBlkdebugImage;
			backing?: BlockdevAddArgumentsQcow2Backing | undefined;
			'lazy-refcounts'?: boolean | undefined;
			'pass-discard-request'?: boolean | undefined;
			'pass-discard-snapshot'?: boolean | undefined;
			'pass-discard-other'?: boolean | undefined;
			'overlap-check'?:
				| {
						template?: BlockdevAddArgumentsQcow2OverlapCheck | undefined;
						'main-header'?: boolean | undefined;
						'active-l1'?: boolean | undefined;
						'active-l2'?: boolean | undefined;
						'refcount-table'?: boolean | undefined;
						'refcount-block'?: boolean | undefined;
						'snapshot-table'?: boolean | undefined;
						'inactive-l1'?: boolean | undefined;
						'inactive-l2'?: boolean | undefined;
						'bitmap-directory'?: boolean | undefined;
				  }
				| BlockdevAddArgumentsQcow2OverlapCheck
				| undefined;
			'cache-size'?: number | undefined;
			'l2-cache-size'?: number | undefined;
			'l2-cache-entry-size'?: number | undefined;
			'refcount-cache-size'?: number | undefined;
			'cache-clean-interval'?: number | undefined;
			encrypt?:
				| {format: 'aes'; 'key-secret'?: string | undefined}
				| {format: 'luks'; 'key-secret'?: string | undefined}
				| undefined;
			'data-file'?: BlockdevAddArgumentsBlkdebugImage | undefined;
	  }
	| {
			driver: 'qcow';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			file: BlockdevAddArgumentsBlkdebugImage;
			backing?: BlockdevAddArgumentsQcow2Backing | undefined;
			encrypt?: {format: 'aes'; 'key-secret'?: string | undefined} | undefined;
	  }
	| {
			driver: 'qed';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			file: BlockdevAddArgumentsBlkdebugImage;
			backing?: BlockdevAddArgumentsQcow2Backing | undefined;
	  }
	| {
			driver: 'quorum';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			blkverify?: boolean | undefined;
			children: ReadonlyArray<BlockdevAddArgumentsBlkdebugImage>;
			'vote-threshold': number;
			'rewrite-corrupted'?: boolean | undefined;
			'read-pattern'?: 'quorum' | 'fifo' | undefined;
	  }
	| {
			driver: 'raw';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			file: BlockdevAddArgumentsBlkdebugImage;
			offset?: number | undefined;
			size?: number | undefined;
	  }
	| {
			driver: 'rbd';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			pool: string;
			namespace?: string | undefined;
			image: string;
			conf?: string | undefined;
			snapshot?: string | undefined;
			encrypt?:
				| {format: 'luks'; 'key-secret': string}
				| {format: 'luks2'; 'key-secret': string}
				| undefined;
			user?: string | undefined;
			'auth-client-required'?: ReadonlyArray<'cephx' | 'none'> | undefined;
			'key-secret'?: string | undefined;
			server?: ReadonlyArray<{host: string; port: string}> | undefined;
	  }
	| {
			driver: 'replication';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			file: BlockdevAddArgumentsBlkdebugImage;
			mode: 'primary' | 'secondary';
			'top-id'?: string | undefined;
	  }
	| {
			driver: 'snapshot-access';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			file: BlockdevAddArgumentsBlkdebugImage;
	  }
	| {
			driver: 'ssh';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			server: BlockExportAddArgumentsVhostUserBlkAddrInet;
			path: string;
			user?: string | undefined;
			'host-key-check'?:
				| {mode: 'hash'; type: 'md5' | 'sha1' | 'sha256'; hash: string}
				| {mode: 'none'}
				| {mode: 'known_hosts'}
				| undefined;
	  }
	| {
			driver: 'throttle';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			'throttle-group': string;
			file: BlockdevAddArgumentsBlkdebugImage;
	  }
	| {
			driver: 'vdi';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			file: BlockdevAddArgumentsBlkdebugImage;
	  }
	| {
			driver: 'vhdx';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			file: BlockdevAddArgumentsBlkdebugImage;
	  }
	| {
			driver: 'vmdk';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			file: BlockdevAddArgumentsBlkdebugImage;
			backing?: BlockdevAddArgumentsQcow2Backing | undefined;
	  }
	| {
			driver: 'vpc';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			file: BlockdevAddArgumentsBlkdebugImage;
	  }
	| {
			driver: 'vvfat';
			'node-name'?: string | undefined;
			discard?: 'ignore' | 'unmap' | undefined;
			cache?: {direct?: boolean | undefined; 'no-flush'?: boolean | undefined} | undefined;
			'read-only'?: boolean | undefined;
			'auto-read-only'?: boolean | undefined;
			'force-share'?: boolean | undefined;
			'detect-zeroes'?: 'off' | 'on' | 'unmap' | undefined;
			dir: string;
			'fat-type'?: number | undefined;
			floppy?: boolean | undefined;
			label?: string | undefined;
			rw?: boolean | undefined;
	  };

export type BlockdevAddArgumentsBlkdebugImage = BlockdevAddArguments | string;

export type BlockdevAddArgumentsBlkdebugInjectErrorEvent =
	| 'l1_update'
	| 'l1_grow_alloc_table'
	| 'l1_grow_write_table'
	| 'l1_grow_activate_table'
	| 'l2_load'
	| 'l2_update'
	| 'l2_update_compressed'
	| 'l2_alloc_cow_read'
	| 'l2_alloc_write'
	| 'read_aio'
	| 'read_backing_aio'
	| 'read_compressed'
	| 'write_aio'
	| 'write_compressed'
	| 'vmstate_load'
	| 'vmstate_save'
	| 'cow_read'
	| 'cow_write'
	| 'reftable_load'
	| 'reftable_grow'
	| 'reftable_update'
	| 'refblock_load'
	| 'refblock_update'
	| 'refblock_update_part'
	| 'refblock_alloc'
	| 'refblock_alloc_hookup'
	| 'refblock_alloc_write'
	| 'refblock_alloc_write_blocks'
	| 'refblock_alloc_write_table'
	| 'refblock_alloc_switch_table'
	| 'cluster_alloc'
	| 'cluster_alloc_bytes'
	| 'cluster_free'
	| 'flush_to_os'
	| 'flush_to_disk'
	| 'pwritev_rmw_head'
	| 'pwritev_rmw_after_head'
	| 'pwritev_rmw_tail'
	| 'pwritev_rmw_after_tail'
	| 'pwritev'
	| 'pwritev_zero'
	| 'pwritev_done'
	| 'empty_image_prepare'
	| 'l1_shrink_write_table'
	| 'l1_shrink_free_l2_clusters'
	| 'cor_write'
	| 'cluster_alloc_space'
	| 'none';

export type BlockdevAddArgumentsBlkdebugTakeChildPerms =
	| 'consistent-read'
	| 'write'
	| 'write-unchanged'
	| 'resize';

export type BlockdevAddArgumentsBochs = {file: BlockdevAddArgumentsBlkdebugImage};

export type BlockdevAddArgumentsDriver =
	| 'blkdebug'
	| 'blklogwrites'
	| 'blkreplay'
	| 'blkverify'
	| 'bochs'
	| 'cloop'
	| 'compress'
	| 'copy-before-write'
	| 'copy-on-read'
	| 'dmg'
	| 'file'
	| 'snapshot-access'
	| 'ftp'
	| 'ftps'
	| 'gluster'
	| 'host_cdrom'
	| 'host_device'
	| 'http'
	| 'https'
	| 'iscsi'
	| 'luks'
	| 'nbd'
	| 'nfs'
	| 'null-aio'
	| 'null-co'
	| 'nvme'
	| 'parallels'
	| 'preallocate'
	| 'qcow'
	| 'qcow2'
	| 'qed'
	| 'quorum'
	| 'raw'
	| 'rbd'
	| 'replication'
	| 'ssh'
	| 'throttle'
	| 'vdi'
	| 'vhdx'
	| 'vmdk'
	| 'vpc'
	| 'vvfat';

export type BlockdevAddArgumentsFile = {
	filename: string;
	'pr-manager'?: string | undefined;
	locking?: 'auto' | 'on' | 'off' | undefined;
	aio?: 'threads' | 'native' | 'io_uring' | undefined;
	'aio-max-batch'?: number | undefined;
	'drop-cache'?: boolean | undefined;
	'x-check-cache-dropped'?: boolean | undefined;
};

export type BlockdevAddArgumentsGluster = {
	volume: string;
	path: string;
	server: ReadonlyArray<BlockExportAddArgumentsVhostUserBlkAddr>;
	debug?: number | undefined;
	logfile?: string | undefined;
};

export type BlockdevAddArgumentsNfs = {
	server: {type: 'inet'; host: string};
	path: string;
	user?: number | undefined;
	group?: number | undefined;
	'tcp-syn-count'?: number | undefined;
	'readahead-size'?: number | undefined;
	'page-cache-size'?: number | undefined;
	debug?: number | undefined;
};

export type BlockdevAddArgumentsNullAio = {
	size?: number | undefined;
	'latency-ns'?: number | undefined;
	'read-zeroes'?: boolean | undefined;
};

export type BlockdevAddArgumentsQcow2Backing = BlockdevAddArguments | string | null;

export type BlockdevAddArgumentsQcow2EncryptAes = {'key-secret'?: string | undefined};

export type BlockdevAddArgumentsQcow2OverlapCheck = 'none' | 'constant' | 'cached' | 'all';

export type BlockdevAddArgumentsQed = {
	file: BlockdevAddArgumentsBlkdebugImage;
	backing?: BlockdevAddArgumentsQcow2Backing | undefined;
};

export type BlockdevAddArgumentsRbd = {
	pool: string;
	namespace?: string | undefined;
	image: string;
	conf?: string | undefined;
	snapshot?: string | undefined;
	encrypt?:
		| {format: 'luks'; 'key-secret': string}
		| {format: 'luks2'; 'key-secret': string}
		| undefined;
	user?: string | undefined;
	'auth-client-required'?: ReadonlyArray<'cephx' | 'none'> | undefined;
	'key-secret'?: string | undefined;
	server?: ReadonlyArray<{host: string; port: string}> | undefined;
};

export type BlockdevAddArgumentsSsh = {
	server: BlockExportAddArgumentsVhostUserBlkAddrInet;
	path: string;
	user?: string | undefined;
	'host-key-check'?:
		| {mode: 'hash'; type: 'md5' | 'sha1' | 'sha256'; hash: string}
		| {mode: 'none'}
		| {mode: 'known_hosts'}
		| undefined;
};

export type BlockdevBackupArguments = {
	'job-id'?: string | undefined;
	device: string;
	sync: BlockdevBackupArgumentsSync;
	speed?: number | undefined;
	bitmap?: string | undefined;
	'bitmap-mode'?: 'on-success' | 'never' | 'always' | undefined;
	compress?: boolean | undefined;
	'on-source-error'?: BlockCommitArgumentsOnError | undefined;
	'on-target-error'?: BlockCommitArgumentsOnError | undefined;
	'auto-finalize'?: boolean | undefined;
	'auto-dismiss'?: boolean | undefined;
	'filter-node-name'?: string | undefined;
	'x-perf'?: BlockdevBackupArgumentsXPerf | undefined;
	target: string;
};

export type BlockdevBackupArgumentsSync = 'top' | 'full' | 'none' | 'incremental' | 'bitmap';

export type BlockdevBackupArgumentsXPerf = {
	'use-copy-range'?: boolean | undefined;
	'max-workers'?: number | undefined;
	'max-chunk'?: number | undefined;
};

export type BlockdevCreateArgumentsOptionsFilePreallocation =
	| 'off'
	| 'metadata'
	| 'falloc'
	| 'full';

export type BlockdevCreateArgumentsOptionsLuksCipherAlg =
	| 'aes-128'
	| 'aes-192'
	| 'aes-256'
	| 'des'
	| '3des'
	| 'cast5-128'
	| 'serpent-128'
	| 'serpent-192'
	| 'serpent-256'
	| 'twofish-128'
	| 'twofish-192'
	| 'twofish-256';

export type BlockdevCreateArgumentsOptionsLuksCipherMode = 'ecb' | 'cbc' | 'xts' | 'ctr';

export type BlockdevCreateArgumentsOptionsLuksIvgenHashAlg =
	| 'md5'
	| 'sha1'
	| 'sha224'
	| 'sha256'
	| 'sha384'
	| 'sha512'
	| 'ripemd160';

export type BlockdevCreateArgumentsOptionsQcowEncrypt =
	| {format: 'qcow'; 'key-secret'?: string | undefined}
	| {
			format: 'luks';
			'key-secret'?: string | undefined;
			'cipher-alg'?: BlockdevCreateArgumentsOptionsLuksCipherAlg | undefined;
			'cipher-mode'?: BlockdevCreateArgumentsOptionsLuksCipherMode | undefined;
			'ivgen-alg'?: 'plain' | 'plain64' | 'essiv' | undefined;
			'ivgen-hash-alg'?: BlockdevCreateArgumentsOptionsLuksIvgenHashAlg | undefined;
			'hash-alg'?: BlockdevCreateArgumentsOptionsLuksIvgenHashAlg | undefined;
			'iter-time'?: number | undefined;
	  };

export type BlockdevSnapshotArguments = {node: string; overlay: string};

export type BlockdevSnapshotDeleteInternalSyncReturn = {
	id: string;
	name: string;
	'vm-state-size': number;
	'date-sec': number;
	'date-nsec': number;
	'vm-clock-sec': number;
	'vm-clock-nsec': number;
	icount?: number | undefined;
};

export type BlockdevSnapshotInternalSyncArguments = {device: string; name: string};

export type BlockdevSnapshotSyncArguments = {
	device?: string | undefined;
	'node-name'?: string | undefined;
	'snapshot-file': string;
	'snapshot-node-name'?: string | undefined;
	format?: string | undefined;
	mode?: 'existing' | 'absolute-paths' | undefined;
};

export type ChardevAddArgumentsBackend =
	| {
			type: 'file';
			data: {
				logfile?: string | undefined;
				logappend?: boolean | undefined;
				in?: string | undefined;
				out: string;
				append?: boolean | undefined;
			};
	  }
	| {
			type: 'serial';
			data: {logfile?: string | undefined; logappend?: boolean | undefined; device: string};
	  }
	| {
			type: 'parallel';
			data: {logfile?: string | undefined; logappend?: boolean | undefined; device: string};
	  }
	| {
			type: 'pipe';
			data: {logfile?: string | undefined; logappend?: boolean | undefined; device: string};
	  }
	| {
			type: 'socket';
			data: {
				logfile?: string | undefined;
				logappend?: boolean | undefined;
				addr: ChardevAddArgumentsBackendSocketDataAddr;
				'tls-creds'?: string | undefined;
				'tls-authz'?: string | undefined;
				server?: boolean | undefined;
				wait?: boolean | undefined;
				nodelay?: boolean | undefined;
				telnet?: boolean | undefined;
				tn3270?: boolean | undefined;
				websocket?: boolean | undefined;
				reconnect?: number | undefined;
			};
	  }
	| {
			type: 'udp';
			data: {
				logfile?: string | undefined;
				logappend?: boolean | undefined;
				remote: ChardevAddArgumentsBackendSocketDataAddr;
				local?: ChardevAddArgumentsBackendSocketDataAddr | undefined;
			};
	  }
	| {type: 'pty'; data: {logfile?: string | undefined; logappend?: boolean | undefined}}
	| {type: 'null'; data: {logfile?: string | undefined; logappend?: boolean | undefined}}
	| {
			type: 'mux';
			data: {logfile?: string | undefined; logappend?: boolean | undefined; chardev: string};
	  }
	| {type: 'msmouse'; data: {logfile?: string | undefined; logappend?: boolean | undefined}}
	| {type: 'wctablet'; data: {logfile?: string | undefined; logappend?: boolean | undefined}}
	| {type: 'braille'; data: {logfile?: string | undefined; logappend?: boolean | undefined}}
	| {type: 'testdev'; data: {logfile?: string | undefined; logappend?: boolean | undefined}}
	| {
			type: 'stdio';
			data: {
				logfile?: string | undefined;
				logappend?: boolean | undefined;
				signal?: boolean | undefined;
			};
	  }
	| {type: 'console'; data: {logfile?: string | undefined; logappend?: boolean | undefined}}
	| {
			type: 'spicevmc';
			data: {logfile?: string | undefined; logappend?: boolean | undefined; type: string};
	  }
	| {
			type: 'spiceport';
			data: {logfile?: string | undefined; logappend?: boolean | undefined; fqdn: string};
	  }
	| {
			type: 'qemu-vdagent';
			data: {
				logfile?: string | undefined;
				logappend?: boolean | undefined;
				mouse?: boolean | undefined;
				clipboard?: boolean | undefined;
			};
	  }
	| {
			type: 'dbus';
			data: {logfile?: string | undefined; logappend?: boolean | undefined; name: string};
	  }
	| {
			type: 'vc';
			data: {
				logfile?: string | undefined;
				logappend?: boolean | undefined;
				width?: number | undefined;
				height?: number | undefined;
				cols?: number | undefined;
				rows?: number | undefined;
			};
	  }
	| {
			type: 'ringbuf';
			data: {
				logfile?: string | undefined;
				logappend?: boolean | undefined;
				size?: number | undefined;
			};
	  }
	| {
			type: 'memory';
			data: {
				logfile?: string | undefined;
				logappend?: boolean | undefined;
				size?: number | undefined;
			};
	  };

export type ChardevAddArgumentsBackendPty = {
	data: {logfile?: string | undefined; logappend?: boolean | undefined};
};

export type ChardevAddArgumentsBackendRingbuf = {
	data: {logfile?: string | undefined; logappend?: boolean | undefined; size?: number | undefined};
};

export type ChardevAddArgumentsBackendSerial = {
	data: {logfile?: string | undefined; logappend?: boolean | undefined; device: string};
};

export type ChardevAddArgumentsBackendSocketDataAddr =
	| {type: 'inet'; data: BlockExportAddArgumentsVhostUserBlkAddrInet}
	| {type: 'unix'; data: BlockExportAddArgumentsVhostUserBlkAddrUnix}
	| {type: 'vsock'; data: BlockExportAddArgumentsVhostUserBlkAddrVsock}
	| {type: 'fd'; data: BlockExportAddArgumentsVhostUserBlkAddrFd};

export type ChardevAddReturn = {pty?: string | undefined};

export type DeviceListPropertiesReturn = {
	name: string;
	type: string;
	description?: string | undefined;
	'default-value'?: unknown | undefined;
};

export type DriveBackupArguments = {
	'job-id'?: string | undefined;
	device: string;
	sync: BlockdevBackupArgumentsSync;
	speed?: number | undefined;
	bitmap?: string | undefined;
	'bitmap-mode'?: 'on-success' | 'never' | 'always' | undefined;
	compress?: boolean | undefined;
	'on-source-error'?: BlockCommitArgumentsOnError | undefined;
	'on-target-error'?: BlockCommitArgumentsOnError | undefined;
	'auto-finalize'?: boolean | undefined;
	'auto-dismiss'?: boolean | undefined;
	'filter-node-name'?: string | undefined;
	'x-perf'?: BlockdevBackupArgumentsXPerf | undefined;
	target: string;
	format?: string | undefined;
	mode?: 'existing' | 'absolute-paths' | undefined;
};

export type DumpGuestMemoryArgumentsFormat =
	| 'elf'
	| 'kdump-zlib'
	| 'kdump-lzo'
	| 'kdump-snappy'
	| 'win-dmp';

export type InputSendEventArgumentsEventsKeyDataKey =
	| {type: 'number'; data: number}
	| {
			type: 'qcode';
			data:
				| 'unmapped'
				| 'shift'
				| 'shift_r'
				| 'alt'
				| 'alt_r'
				| 'ctrl'
				| 'ctrl_r'
				| 'menu'
				| 'esc'
				| '1'
				| '2'
				| '3'
				| '4'
				| '5'
				| '6'
				| '7'
				| '8'
				| '9'
				| '0'
				| 'minus'
				| 'equal'
				| 'backspace'
				| 'tab'
				| 'q'
				| 'w'
				| 'e'
				| 'r'
				| 't'
				| 'y'
				| 'u'
				| 'i'
				| 'o'
				| 'p'
				| 'bracket_left'
				| 'bracket_right'
				| 'ret'
				| 'a'
				| 's'
				| 'd'
				| 'f'
				| 'g'
				| 'h'
				| 'j'
				| 'k'
				| 'l'
				| 'semicolon'
				| 'apostrophe'
				| 'grave_accent'
				| 'backslash'
				| 'z'
				| 'x'
				| 'c'
				| 'v'
				| 'b'
				| 'n'
				| 'm'
				| 'comma'
				| 'dot'
				| 'slash'
				| 'asterisk'
				| 'spc'
				| 'caps_lock'
				| 'f1'
				| 'f2'
				| 'f3'
				| 'f4'
				| 'f5'
				| 'f6'
				| 'f7'
				| 'f8'
				| 'f9'
				| 'f10'
				| 'num_lock'
				| 'scroll_lock'
				| 'kp_divide'
				| 'kp_multiply'
				| 'kp_subtract'
				| 'kp_add'
				| 'kp_enter'
				| 'kp_decimal'
				| 'sysrq'
				| 'kp_0'
				| 'kp_1'
				| 'kp_2'
				| 'kp_3'
				| 'kp_4'
				| 'kp_5'
				| 'kp_6'
				| 'kp_7'
				| 'kp_8'
				| 'kp_9'
				| 'less'
				| 'f11'
				| 'f12'
				| 'print'
				| 'home'
				| 'pgup'
				| 'pgdn'
				| 'end'
				| 'left'
				| 'up'
				| 'down'
				| 'right'
				| 'insert'
				| 'delete'
				| 'stop'
				| 'again'
				| 'props'
				| 'undo'
				| 'front'
				| 'copy'
				| 'open'
				| 'paste'
				| 'find'
				| 'cut'
				| 'lf'
				| 'help'
				| 'meta_l'
				| 'meta_r'
				| 'compose'
				| 'pause'
				| 'ro'
				| 'hiragana'
				| 'henkan'
				| 'yen'
				| 'muhenkan'
				| 'katakanahiragana'
				| 'kp_comma'
				| 'kp_equals'
				| 'power'
				| 'sleep'
				| 'wake'
				| 'audionext'
				| 'audioprev'
				| 'audiostop'
				| 'audioplay'
				| 'audiomute'
				| 'volumeup'
				| 'volumedown'
				| 'mediaselect'
				| 'mail'
				| 'calculator'
				| 'computer'
				| 'ac_home'
				| 'ac_back'
				| 'ac_forward'
				| 'ac_refresh'
				| 'ac_bookmarks'
				| 'lang1'
				| 'lang2';
	  };

export type InputSendEventArgumentsEventsRel = {data: {axis: 'x' | 'y'; value: number}};

export type MigrateContinueArgumentsState =
	| 'none'
	| 'setup'
	| 'cancelling'
	| 'cancelled'
	| 'active'
	| 'postcopy-active'
	| 'postcopy-paused'
	| 'postcopy-recover'
	| 'completed'
	| 'failed'
	| 'colo'
	| 'pre-switchover'
	| 'device'
	| 'wait-unplug';

export type MigrateSetCapabilitiesArgumentsCapabilities = {
	capability:
		| 'xbzrle'
		| 'rdma-pin-all'
		| 'auto-converge'
		| 'zero-blocks'
		| 'compress'
		| 'events'
		| 'postcopy-ram'
		| 'x-colo'
		| 'release-ram'
		| 'block'
		| 'return-path'
		| 'pause-before-switchover'
		| 'multifd'
		| 'dirty-bitmaps'
		| 'postcopy-blocktime'
		| 'late-block-activate'
		| 'x-ignore-shared'
		| 'validate-uuid'
		| 'background-snapshot'
		| 'zero-copy-send'
		| 'postcopy-preempt';
	state: boolean;
};

export type MigrateSetParametersArgumentsBlockBitmapMapping = {
	'node-name': string;
	alias: string;
	bitmaps: ReadonlyArray<{
		name: string;
		alias: string;
		transform?: {persistent?: boolean | undefined} | undefined;
	}>;
};

export type MigrateSetParametersArgumentsTlsCreds = string | null;

export type ObjectAddArgumentsCryptodevBackend = {queues?: number | undefined};

export type ObjectAddArgumentsMemoryBackendEpcPolicy =
	| 'default'
	| 'preferred'
	| 'bind'
	| 'interleave';

export type QueryBlockJobsReturnStatus =
	| 'undefined'
	| 'created'
	| 'running'
	| 'paused'
	| 'ready'
	| 'standby'
	| 'waiting'
	| 'pending'
	| 'aborting'
	| 'concluded'
	| 'null';

export type QueryBlockReturnInserted = {
	file: string;
	'node-name'?: string | undefined;
	ro: boolean;
	drv: string;
	backing_file?: string | undefined;
	backing_file_depth: number;
	encrypted: boolean;
	detect_zeroes: 'off' | 'on' | 'unmap';
	bps: number;
	bps_rd: number;
	bps_wr: number;
	iops: number;
	iops_rd: number;
	iops_wr: number;
	image: QueryBlockReturnInsertedImage;
	bps_max?: number | undefined;
	bps_rd_max?: number | undefined;
	bps_wr_max?: number | undefined;
	iops_max?: number | undefined;
	iops_rd_max?: number | undefined;
	iops_wr_max?: number | undefined;
	bps_max_length?: number | undefined;
	bps_rd_max_length?: number | undefined;
	bps_wr_max_length?: number | undefined;
	iops_max_length?: number | undefined;
	iops_rd_max_length?: number | undefined;
	iops_wr_max_length?: number | undefined;
	iops_size?: number | undefined;
	group?: string | undefined;
	cache: {writeback: boolean; direct: boolean; 'no-flush': boolean};
	write_threshold: number;
	'dirty-bitmaps'?:
		| ReadonlyArray<{
				name?: string | undefined;
				count: number;
				granularity: number;
				recording: boolean;
				busy: boolean;
				persistent: boolean;
				inconsistent?: boolean | undefined;
		  }>
		| undefined;
};

export type QueryBlockReturnInsertedImage = {
	filename: string;
	format: string;
	'dirty-flag'?: boolean | undefined;
	'actual-size'?: number | undefined;
	'virtual-size': number;
	'cluster-size'?: number | undefined;
	encrypted?: boolean | undefined;
	compressed?: boolean | undefined;
	'backing-filename'?: string | undefined;
	'full-backing-filename'?: string | undefined;
	'backing-filename-format'?: string | undefined;
	snapshots?: ReadonlyArray<BlockdevSnapshotDeleteInternalSyncReturn> | undefined;
	'backing-image'?: QueryBlockReturnInsertedImage | undefined;
	'format-specific'?:
		| {
				type: 'qcow2';
				data: {
					compat: string;
					'data-file'?: string | undefined;
					'data-file-raw'?: boolean | undefined;
					'extended-l2'?: boolean | undefined;
					'lazy-refcounts'?: boolean | undefined;
					corrupt?: boolean | undefined;
					'refcount-bits': number;
					encrypt?:
						| {
								format: 'luks';
								'cipher-alg': BlockdevCreateArgumentsOptionsLuksCipherAlg;
								'cipher-mode': BlockdevCreateArgumentsOptionsLuksCipherMode;
								'ivgen-alg': 'plain' | 'plain64' | 'essiv';
								'ivgen-hash-alg'?: BlockdevCreateArgumentsOptionsLuksIvgenHashAlg | undefined;
								'hash-alg': BlockdevCreateArgumentsOptionsLuksIvgenHashAlg;
								'payload-offset': number;
								'master-key-iters': number;
								uuid: string;
								slots: ReadonlyArray<{
									active: boolean;
									iters?: number | undefined;
									stripes?: number | undefined;
									'key-offset': number;
								}>;
						  }
						| {format: 'aes'}
						| undefined;
					bitmaps?:
						| ReadonlyArray<{
								name: string;
								granularity: number;
								flags: ReadonlyArray<'in-use' | 'auto'>;
						  }>
						| undefined;
					'compression-type': 'zlib' | 'zstd';
				};
		  }
		| {
				type: 'vmdk';
				data: {
					'create-type': string;
					cid: number;
					'parent-cid': number;
					extents: ReadonlyArray<QueryBlockReturnInsertedImage>;
				};
		  }
		| {type: 'luks'; data: QueryBlockReturnInsertedImageFormatSpecificLuksData}
		| {type: 'rbd'; data: {'encryption-format'?: 'luks' | 'luks2' | undefined}}
		| undefined;
};

export type QueryBlockReturnInsertedImageFormatSpecificLuksData = {
	'cipher-alg': BlockdevCreateArgumentsOptionsLuksCipherAlg;
	'cipher-mode': BlockdevCreateArgumentsOptionsLuksCipherMode;
	'ivgen-alg': 'plain' | 'plain64' | 'essiv';
	'ivgen-hash-alg'?: BlockdevCreateArgumentsOptionsLuksIvgenHashAlg | undefined;
	'hash-alg': BlockdevCreateArgumentsOptionsLuksIvgenHashAlg;
	'payload-offset': number;
	'master-key-iters': number;
	uuid: string;
	slots: ReadonlyArray<{
		active: boolean;
		iters?: number | undefined;
		stripes?: number | undefined;
		'key-offset': number;
	}>;
};

export type QueryBlockstatsReturn = {
	device?: string | undefined;
	qdev?: string | undefined;
	'node-name'?: string | undefined;
	stats: {
		rd_bytes: number;
		wr_bytes: number;
		unmap_bytes: number;
		rd_operations: number;
		wr_operations: number;
		flush_operations: number;
		unmap_operations: number;
		rd_total_time_ns: number;
		wr_total_time_ns: number;
		flush_total_time_ns: number;
		unmap_total_time_ns: number;
		wr_highest_offset: number;
		rd_merged: number;
		wr_merged: number;
		unmap_merged: number;
		idle_time_ns?: number | undefined;
		failed_rd_operations: number;
		failed_wr_operations: number;
		failed_flush_operations: number;
		failed_unmap_operations: number;
		invalid_rd_operations: number;
		invalid_wr_operations: number;
		invalid_flush_operations: number;
		invalid_unmap_operations: number;
		account_invalid: boolean;
		account_failed: boolean;
		timed_stats: ReadonlyArray<{
			interval_length: number;
			min_rd_latency_ns: number;
			max_rd_latency_ns: number;
			avg_rd_latency_ns: number;
			min_wr_latency_ns: number;
			max_wr_latency_ns: number;
			avg_wr_latency_ns: number;
			min_flush_latency_ns: number;
			max_flush_latency_ns: number;
			avg_flush_latency_ns: number;
			avg_rd_queue_depth: number;
			avg_wr_queue_depth: number;
		}>;
		rd_latency_histogram?: QueryBlockstatsReturnStatsRdLatencyHistogram | undefined;
		wr_latency_histogram?: QueryBlockstatsReturnStatsRdLatencyHistogram | undefined;
		flush_latency_histogram?: QueryBlockstatsReturnStatsRdLatencyHistogram | undefined;
	};
	'driver-specific'?:
		| {
				driver: 'file';
				'discard-nb-ok': number;
				'discard-nb-failed': number;
				'discard-bytes-ok': number;
		  }
		| {
				driver: 'host_device';
				'discard-nb-ok': number;
				'discard-nb-failed': number;
				'discard-bytes-ok': number;
		  }
		| {
				driver: 'nvme';
				'completion-errors': number;
				'aligned-accesses': number;
				'unaligned-accesses': number;
		  }
		| {driver: 'blkdebug'}
		| {driver: 'blklogwrites'}
		| {driver: 'blkreplay'}
		| {driver: 'blkverify'}
		| {driver: 'bochs'}
		| {driver: 'cloop'}
		| {driver: 'compress'}
		| {driver: 'copy-before-write'}
		| {driver: 'copy-on-read'}
		| {driver: 'dmg'}
		| {driver: 'snapshot-access'}
		| {driver: 'ftp'}
		| {driver: 'ftps'}
		| {driver: 'gluster'}
		| {driver: 'host_cdrom'}
		| {driver: 'http'}
		| {driver: 'https'}
		| {driver: 'iscsi'}
		| {driver: 'luks'}
		| {driver: 'nbd'}
		| {driver: 'nfs'}
		| {driver: 'null-aio'}
		| {driver: 'null-co'}
		| {driver: 'parallels'}
		| {driver: 'preallocate'}
		| {driver: 'qcow'}
		| {driver: 'qcow2'}
		| {driver: 'qed'}
		| {driver: 'quorum'}
		| {driver: 'raw'}
		| {driver: 'rbd'}
		| {driver: 'replication'}
		| {driver: 'ssh'}
		| {driver: 'throttle'}
		| {driver: 'vdi'}
		| {driver: 'vhdx'}
		| {driver: 'vmdk'}
		| {driver: 'vpc'}
		| {driver: 'vvfat'}
		| undefined;
	parent?: QueryBlockstatsReturn | undefined;
	backing?: QueryBlockstatsReturn | undefined;
};

export type QueryBlockstatsReturnDriverSpecificFile = {
	'discard-nb-ok': number;
	'discard-nb-failed': number;
	'discard-bytes-ok': number;
};

export type QueryBlockstatsReturnStatsRdLatencyHistogram = {
	boundaries: ReadonlyArray<number>;
	bins: ReadonlyArray<number>;
};

export type QueryCpuModelExpansionArgumentsModel = {name: string; props?: unknown | undefined};

export type QueryCpusFastReturnProps = {
	'node-id'?: number | undefined;
	'socket-id'?: number | undefined;
	'die-id'?: number | undefined;
	'cluster-id'?: number | undefined;
	'core-id'?: number | undefined;
	'thread-id'?: number | undefined;
};

export type QueryCpusFastReturnTarget =
	| 'aarch64'
	| 'alpha'
	| 'arm'
	| 'avr'
	| 'cris'
	| 'hppa'
	| 'i386'
	| 'loongarch64'
	| 'm68k'
	| 'microblaze'
	| 'microblazeel'
	| 'mips'
	| 'mips64'
	| 'mips64el'
	| 'mipsel'
	| 'nios2'
	| 'or1k'
	| 'ppc'
	| 'ppc64'
	| 'riscv32'
	| 'riscv64'
	| 'rx'
	| 's390x'
	| 'sh4'
	| 'sh4eb'
	| 'sparc'
	| 'sparc64'
	| 'tricore'
	| 'x86_64'
	| 'xtensa'
	| 'xtensaeb';

export type QueryMemoryDevicesReturnDimm = {
	data: {
		id?: string | undefined;
		addr: number;
		size: number;
		slot: number;
		node: number;
		memdev: string;
		hotplugged: boolean;
		hotpluggable: boolean;
	};
};

export type QueryMigrateReturnRam = {
	transferred: number;
	remaining: number;
	total: number;
	duplicate: number;
	skipped: number;
	normal: number;
	'normal-bytes': number;
	'dirty-pages-rate': number;
	mbps: number;
	'dirty-sync-count': number;
	'postcopy-requests': number;
	'page-size': number;
	'multifd-bytes': number;
	'pages-per-second': number;
	'precopy-bytes': number;
	'downtime-bytes': number;
	'postcopy-bytes': number;
	'dirty-sync-missed-zero-copy': number;
};

export type QueryPciReturnDevices = {
	bus: number;
	slot: number;
	function: number;
	class_info: {desc?: string | undefined; class: number};
	id: {
		device: number;
		vendor: number;
		subsystem?: number | undefined;
		'subsystem-vendor'?: number | undefined;
	};
	irq?: number | undefined;
	irq_pin: number;
	qdev_id: string;
	pci_bridge?:
		| {
				bus: {
					number: number;
					secondary: number;
					subordinate: number;
					io_range: QueryPciReturnDevicesPciBridgeBusIoRange;
					memory_range: QueryPciReturnDevicesPciBridgeBusIoRange;
					prefetchable_range: QueryPciReturnDevicesPciBridgeBusIoRange;
				};
				devices?: ReadonlyArray<QueryPciReturnDevices> | undefined;
		  }
		| undefined;
	regions: ReadonlyArray<{
		bar: number;
		type: string;
		address: number;
		size: number;
		prefetch?: boolean | undefined;
		mem_type_64?: boolean | undefined;
	}>;
};

export type QueryPciReturnDevicesPciBridgeBusIoRange = {base: number; limit: number};

export type QuerySgxReturn = {
	sgx: boolean;
	sgx1: boolean;
	sgx2: boolean;
	flc: boolean;
	'section-size': number;
	sections: ReadonlyArray<{node: number; size: number}>;
};

export type QuerySpiceReturnChannelsFamily = 'ipv4' | 'ipv6' | 'unix' | 'vsock' | 'unknown';

export type QueryVncReturnClients = {
	host: string;
	service: string;
	family: QuerySpiceReturnChannelsFamily;
	websocket: boolean;
	x509_dname?: string | undefined;
	sasl_username?: string | undefined;
};

export type QueryVncServersReturnAuth =
	| 'none'
	| 'vnc'
	| 'ra2'
	| 'ra2ne'
	| 'tight'
	| 'ultra'
	| 'tls'
	| 'vencrypt'
	| 'sasl';

export type QueryVncServersReturnVencrypt =
	| 'plain'
	| 'tls-none'
	| 'x509-none'
	| 'tls-vnc'
	| 'x509-vnc'
	| 'tls-plain'
	| 'x509-plain'
	| 'tls-sasl'
	| 'x509-sasl';

export type QueryYankReturn =
	| {type: 'block-node'; 'node-name': string}
	| {type: 'chardev'; id: string}
	| {type: 'migration'};

export type SetActionArgumentsWatchdog =
	| 'reset'
	| 'shutdown'
	| 'poweroff'
	| 'pause'
	| 'debug'
	| 'none'
	| 'inject-nmi';

export type TransactionArgumentsActionsBlockDirtyBitmapRemove = {
	data: BlockDirtyBitmapClearArguments;
};

export type XQueryIrqReturn = {'human-readable-text': string};

export type XQueryVirtioStatusReturnGuestFeatures = {
	transports: ReadonlyArray<string>;
	'dev-features'?: ReadonlyArray<string> | undefined;
	'unknown-dev-features'?: number | undefined;
};
