import { Global, Module } from '@nestjs/common';
import { Database } from '#platform';
import { Attendance } from './attendance.js';

@Global()
@Module({
  providers: [
    { provide: Attendance, useFactory: (database: Database) => new Attendance(database), inject: [Database] },
  ],
  exports: [Attendance],
})
export class AttendanceModule {}
