package dev.charla.infrastructure.axon;

import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/** Transactions that are savepoints where there is one already. Axon's own would neither keep such a part nor undo it. */
final class NestingTransactions extends SpringTransactionManager {

    private final PlatformTransactionManager transactions;

    NestingTransactions(PlatformTransactionManager transactions) {
        super(transactions, new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED));
        this.transactions = transactions;
    }

    @Override
    protected void commitTransaction(TransactionStatus status) {
        if (!status.isCompleted()) {
            transactions.commit(status);
        }
    }

    @Override
    protected void rollbackTransaction(TransactionStatus status) {
        if (!status.isCompleted()) {
            transactions.rollback(status);
        }
    }
}
