import type { Account } from './account.js';
import { unprivilegedAccount } from './account.js';
import { decideHousing, type Surroundings } from './housing.js';

const postgres: Account = { kind: 'other', name: 'postgres', uid: 101, gid: 104 };
const root: Surroundings = {
  isRoot: true,
  dataDir: '/srv/kring/data',
  standIn: '/var/lib/kring/kring-1',
  other: postgres,
  otherMayEnter: true,
  namespaces: () => true,
  hasCluster: () => false,
};

describe('who runs PostgreSQL, and where', () => {
  it('is the person who starts Kring, in the data folder, when that is not root', () => {
    expect(decideHousing({ ...root, isRoot: false, other: undefined })).toEqual({
      account: { kind: 'self' },
      home: '/srv/kring/data',
    });
  });

  it('is an account without rights when root starts Kring', () => {
    expect(decideHousing(root)).toEqual({ account: postgres, home: '/srv/kring/data' });
  });

  it('is a user namespace when the account cannot enter the data folder', () => {
    expect(decideHousing({ ...root, otherMayEnter: false })).toEqual({
      account: { kind: 'namespace' },
      home: '/srv/kring/data',
    });
  });

  it('moves out of the data folder when namespaces are forbidden as well', () => {
    const housing = decideHousing({ ...root, otherMayEnter: false, namespaces: () => false });
    expect(housing).toEqual({ account: postgres, home: '/var/lib/kring/kring-1' });
  });

  it('stays with the data that moved out before, also when the folder has been opened since', () => {
    expect(decideHousing({ ...root, hasCluster: (home) => home === root.standIn }).home).toBe('/var/lib/kring/kring-1');
  });

  it('refuses to leave data behind for an empty database', () => {
    const locked = {
      ...root,
      otherMayEnter: false,
      namespaces: () => false,
      hasCluster: (home: string) => home === root.dataDir,
    };
    expect(() => decideHousing(locked)).toThrow(/Your data is in \/srv\/kring\/data.*chmod o\+x/s);
  });

  it('says what helps when root finds nobody to run it', () => {
    expect(() => decideHousing({ ...root, other: undefined, namespaces: () => false })).toThrow(
      /ordinary user.*DATABASE_URL/s,
    );
  });
});

describe('the account for root', () => {
  it('is the one made for PostgreSQL, else nobody', () => {
    const nobody = 'root:x:0:0::/root:/bin/sh\nnobody:x:65534:65534::/:/bin/false';
    expect(unprivilegedAccount(nobody)).toMatchObject({ name: 'nobody', uid: 65534 });
    expect(unprivilegedAccount(`${nobody}\npostgres:x:101:104::/:/bin/sh`)).toMatchObject({
      name: 'postgres',
      uid: 101,
      gid: 104,
    });
  });

  it('is never one with the rights of root', () => {
    expect(unprivilegedAccount('postgres:x:0:0::/:/bin/sh\nnobody:x:-2:-2::/:/bin/false')).toBeUndefined();
  });
});
