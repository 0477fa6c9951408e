<%@ page contentType="text/html;charset=UTF-8" session="false" %>
<!doctype html>
<html><body>before<jsp:include page="part.jsp"/><%@ include file="part.jsp" %>after</body></html>
