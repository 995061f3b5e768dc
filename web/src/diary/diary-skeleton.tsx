import { Skeleton } from '@mantine/core';
import classes from './diary-spread.module.css';

/** The diary's shape while it is fetched. */
export function DiarySkeleton() {
  return (
    <div className={classes['spread']} aria-hidden="true">
      {[0, 1].map((page) => (
        <div key={page} className={classes['page']}>
          {[0, 1, 2].map((day) => (
            <div key={day} className={classes['day']}>
              <Skeleton height={22} width="40%" mb="sm" />
              {[0, 1, 2, 3].map((lesson) => (
                <Skeleton key={lesson} height={34} mb={6} />
              ))}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
